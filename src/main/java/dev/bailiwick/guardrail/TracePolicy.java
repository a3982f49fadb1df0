package dev.bailiwick.guardrail;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.release.change.Activation;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Submission;
import dev.bailiwick.release.change.Versions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Follows one policy through the books that were in force: when its text or its examples became others, by which proposal, and who approved it. A
 * book never changes, so what was read out of it once is remembered.
 */
@Component
public class TracePolicy {

    private static final int MOST_BOOKS = 100;
    /** How many policies are remembered, over all books together. */
    private static final int MOST_REMEMBERED = 20_000;
    private static final Pattern FILE = Pattern.compile(BookTexts.FOLDER
            + "/[^/]+/([A-Z]{2,4}-\\d{3})-[^/]*?(\\.examples\\.yaml|\\.dslr|\\.drl|\\.drl\\.csv|\\.drl\\.xlsx)");

    private final Versions<BookTexts> books;
    private final Proposals<BookTexts> proposals;
    private final Map<String, Map<String, Files>> remembered = new LinkedHashMap<>(16, 0.75f, true);

    TracePolicy(Versions<BookTexts> books, Proposals<BookTexts> proposals) {
        this.books = books;
        this.proposals = proposals;
    }

    /** A policy's two files in a book, each by its path and a hash over its bytes. */
    private record Files(String path, String text, String examplesPath, String examples) {

        private static final Files NONE = new Files(null, null, null, null);

        Files with(CompanyFile file, boolean ofExamples) {
            String hash = hash(file.bytes());
            return ofExamples ? new Files(path, text, file.path(), hash) : new Files(file.path(), hash, examplesPath, examples);
        }

        boolean sameText(Files other) {
            return Objects.equals(path, other.path) && Objects.equals(text, other.text);
        }

        boolean sameExamples(Files other) {
            return Objects.equals(examplesPath, other.examplesPath) && Objects.equals(examples, other.examples);
        }

        private static String hash(byte[] bytes) {
            try {
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /**
     * One change of a policy that took force.
     *
     * @param what        {@code added}, {@code changed}, {@code removed}, or {@code oldest} where the books before are not looked at
     * @param text        whether the policy itself is another
     * @param examples    whether its examples are others
     * @param book        the book that brought it
     * @param before      the book before, or null
     * @param path        its file in the book, or null when it is not in it
     * @param beforePath  its file in the book before, or null
     * @param kind        how the book came into force: {@code founded}, {@code approved} or {@code returned}
     * @param person      who decided that: the approver, or who returned to it
     * @param at          when it took force
     * @param proposal    the proposal that was approved, or null
     * @param title       what that was about, or null
     * @param authors     who wrote in it
     * @param submittedBy who submitted it, or null
     */
    public record Change(String what, boolean text, boolean examples, String book, String before, String path, String beforePath, String kind,
            String person, Instant at, String proposal, String title, List<String> authors, String submittedBy) {
    }

    /**
     * @param policy the policy's id
     * @return its changes within the latest hundred books that were in force, the newest first; none for one that nobody knows
     */
    public List<Change> changes(String policy) {
        List<Activation> past = books.history(MOST_BOOKS).stream().filter(one -> one.tookForce() != null).toList().reversed();
        List<Change> changes = new ArrayList<>();
        Activation before = null;
        Files last = Files.NONE;
        for (Activation one : past) {
            Files now = files(one.book()).getOrDefault(policy, Files.NONE);
            if (!now.sameText(last) || !now.sameExamples(last)) {
                changes.add(change(one, before, now, last));
            }
            before = one;
            last = now;
        }
        return changes.reversed();
    }

    private Change change(Activation one, Activation before, Files now, Files last) {
        Proposal proposal = one.proposal() == null ? null : proposals.find(one.proposal()).orElse(null);
        Submission submission = proposal == null ? null : proposals.submission(proposal.id()).orElse(null);
        String what = before == null && !one.kind().equals("founded") ? "oldest" : last.path() == null ? "added"
                : now.path() == null ? "removed" : "changed";
        return new Change(what, !now.sameText(last), !now.sameExamples(last), one.book(), before == null ? null : before.book(), now.path(),
                last.path(), one.kind(), one.person(), one.tookForce(), one.proposal(), proposal == null ? null : proposal.title(),
                proposal == null ? List.of() : proposals.authors(proposal.id()), submission == null ? null : submission.person());
    }

    private Map<String, Files> files(String book) {
        synchronized (remembered) {
            Map<String, Files> known = remembered.get(book);
            if (known != null) {
                return known;
            }
        }
        Map<String, Files> found = new HashMap<>();
        books.find(book).ifPresent(texts -> texts.files().forEach(file -> {
            Matcher policy = FILE.matcher(file.path());
            if (policy.matches()) {
                found.merge(policy.group(1), Files.NONE.with(file, policy.group(2).startsWith(".examples")),
                        (one, other) -> one.with(file, policy.group(2).startsWith(".examples")));
            }
        }));
        synchronized (remembered) {
            remembered.put(book, found);
            Iterator<Map<String, Files>> oldest = remembered.values().iterator();
            for (int all = remembered.values().stream().mapToInt(Map::size).sum(); all > MOST_REMEMBERED && remembered.size() > 1;) {
                all -= oldest.next().size();
                oldest.remove();
            }
        }
        return found;
    }
}
