package dev.bailiwick.kernel;

import java.util.List;

/**
 * The texts that a company's people write: drawings, rules, prompts, knowledge. They travel in the program as the sample
 * company; a folder named by {@code BAILIWICK_COMPANY} overrides them, top folder by top folder.
 */
public interface CompanyFiles {

    /**
     * @param folder  a path below the company's root, such as {@code rules/drl}
     * @param endings the file endings wanted, with their dot; none means all
     * @return the files below the folder, deep, ordered by path; empty when there are none
     */
    List<CompanyFile> below(String folder, String... endings);

    /**
     * @param path a path below the company's root
     * @return the file, or null when there is none
     */
    CompanyFile file(String path);

    /** @return where the folder's files come from, in words for a log or an error: "built in" or the folder's path */
    String origin(String folder);

    /**
     * Reads everything anew, from the folder alone. What is in force stays in force: who wants to take the files up publishes {@link TakenUp}.
     *
     * @return the files as they stand now; files that are only in memory are always these themselves
     * @throws InvalidFile naming every file that cannot be read
     * @throws CannotStart when the company's folder is gone
     */
    default CompanyFiles fresh() {
        return this;
    }

    /**
     * Files that are not taken from the folder, because what is in force is kept elsewhere.
     */
    interface Kept {

        /**
         * @param read the company's files as they stand in the folder
         * @return the files as they are in force
         */
        CompanyFiles over(CompanyFiles read);
    }

    /**
     * Other files are in force from now on. Published as an application event when every module has taken them up.
     *
     * @param files the files
     */
    record TakenUp(CompanyFiles files) {
    }
}
