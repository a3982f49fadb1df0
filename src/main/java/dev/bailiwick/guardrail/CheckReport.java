package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a check of a proposal saw, as it is shown to whoever approves.
 *
 * @param book     the proposal's book
 * @param base     the book it is compared with
 * @param policies how many policies it holds
 * @param added    files that only the proposal has
 * @param changed  files that both have and that say something else
 * @param removed  files that only the base has
 * @param remarks  what is in order and should be looked at
 */
public record CheckReport(String book, String base, int policies, List<String> added, List<String> changed, List<String> removed,
        List<Remark> remarks) {

    static CheckReport of(BoundBook book, BookTexts texts, BookTexts base) {
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (CompanyFile file : texts.files()) {
            CompanyFile before = base.file(file.path());
            if (before == null) {
                added.add(file.path());
            } else if (!Arrays.equals(before.bytes(), file.bytes())) {
                changed.add(file.path());
            }
        }
        List<String> removed = base.files().stream().map(CompanyFile::path).filter(path -> texts.file(path) == null).toList();
        return new CheckReport(texts.version(), base.version(), book.size(), added, changed, removed, book.remarks());
    }
}
