package dev.bailiwick.kernel;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
     * Puts other files in the place of a folder's.
     *
     * @param folder a path below the company's root
     * @param files  the files that stand there instead
     * @param origin where they come from, in words
     * @return these files as they are now, with those in the place of the folder's; read anew they are the company's own again
     */
    default CompanyFiles replacing(String folder, Collection<CompanyFile> files, String origin) {
        return new Replaced(this, folder, files, origin);
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
     * Reads files that nothing in the house is ruled by and that have to be in order all the same. Asked before other files are taken up.
     */
    interface AlsoRead {

        /**
         * @param read the company's files as they may be from now on
         * @throws InvalidFile naming every problem
         */
        void check(CompanyFiles read);
    }

    /**
     * Other files are in force from now on. Published as an application event when every module has taken them up.
     *
     * @param files the files
     */
    record TakenUp(CompanyFiles files) {
    }

    /** A company's files with those of one folder replaced by what is kept elsewhere. */
    final class Replaced implements CompanyFiles {

        private final CompanyFiles company;
        private final String folder;
        private final String origin;
        private final SortedMap<String, CompanyFile> all = new TreeMap<>();
        private final Map<String, String> origins = new HashMap<>();

        private Replaced(CompanyFiles company, String folder, Collection<CompanyFile> files, String origin) {
            this.company = company;
            this.folder = folder + "/";
            this.origin = origin;
            company.below("").stream().filter(file -> !file.path().startsWith(this.folder)).forEach(file -> all.put(file.path(), file));
            files.forEach(file -> all.put(file.path(), file));
            all.keySet().forEach(path -> {
                origins.computeIfAbsent(topFolder(path), company::origin);
                int slash = path.lastIndexOf('/');
                if (slash > 0) {
                    origins.computeIfAbsent(path.substring(0, slash), company::origin);
                }
            });
        }

        @Override
        public List<CompanyFile> below(String wanted, String... endings) {
            String prefix = wanted.isEmpty() || wanted.endsWith("/") ? wanted : wanted + "/";
            return all.tailMap(prefix).values().stream().takeWhile(file -> file.path().startsWith(prefix))
                    .filter(file -> endings.length == 0 || Arrays.stream(endings).anyMatch(file.path()::endsWith)).toList();
        }

        @Override
        public CompanyFile file(String path) {
            return all.get(path);
        }

        @Override
        public String origin(String wanted) {
            return (wanted + "/").startsWith(folder) ? origin : origins.getOrDefault(wanted, origins.getOrDefault(topFolder(wanted), "nowhere"));
        }

        @Override
        public CompanyFiles fresh() {
            return company.fresh();
        }

        private static String topFolder(String path) {
            int slash = path.indexOf('/');
            return slash < 0 ? path : path.substring(0, slash);
        }
    }
}
