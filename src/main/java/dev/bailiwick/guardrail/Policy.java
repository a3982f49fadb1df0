package dev.bailiwick.guardrail;

import java.time.LocalDate;

/**
 * One guardrail in one file.
 *
 * @param id     such as {@code GR-014}
 * @param title  what it is called
 * @param family the folder it stands in
 * @param path   its file, below the company's root
 * @param status {@code active}, {@code draft} or {@code retired}
 * @param owner  who answers for it
 * @param basis  its legal basis
 * @param since  from which day it applies
 * @param review by which day it is to be looked at again
 * @param errs   what it is known to get wrong
 */
public record Policy(String id, String title, String family, String path, String status, String owner, String basis, LocalDate since,
        LocalDate review, String errs) {
}
