package dev.bailiwick.guardrail.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.bailiwick.guardrail.ApprovePolicies;
import dev.bailiwick.guardrail.BookArchive;
import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.BooksAtWork;
import dev.bailiwick.guardrail.Mutations;
import dev.bailiwick.guardrail.ProposePolicies;
import dev.bailiwick.guardrail.TryOnThePast;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Seen;
import dev.bailiwick.release.change.Submission;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Proposals: written, checked, tried on the past, submitted, approved. */
@RestController
@RequestMapping("/api/policies/proposals")
class ProposalsApi {

    private static final int MOST = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ProposePolicies propose;
    private final ApprovePolicies approve;
    private final TryOnThePast tryOnThePast;
    private final Proposals<BookTexts> proposals;
    private final BooksAtWork atWork;

    ProposalsApi(ProposePolicies propose, ApprovePolicies approve, TryOnThePast tryOnThePast, Proposals<BookTexts> proposals,
            BooksAtWork atWork) {
        this.propose = propose;
        this.approve = approve;
        this.tryOnThePast = tryOnThePast;
        this.proposals = proposals;
        this.atWork = atWork;
    }

    /** What a proposal is about. */
    record Title(String title) {
    }

    /** Why. */
    record Because(String because) {
    }

    /** What is approved, and from when. */
    record Yes(String shown, String begins) {
    }

    /** On which past, and compared with what. */
    record Past(String from, String against) {
    }

    /** @return the latest proposals, without their reports */
    @GetMapping
    List<Line> latest() {
        return proposals.latest(MOST).stream().map(Line::of).toList();
    }

    /** @return a new proposal, which holds the texts in force */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Whole begin(@RequestBody Title title, HttpServletRequest request) {
        return whole(propose.begin(title.title(), Callers.officer(request)));
    }

    /** @return a proposal with everything that an approver is shown, and the hash over it */
    @GetMapping("/{id}")
    Whole find(@PathVariable String id) {
        return whole(found(id));
    }

    /** @return the paths of its files */
    @GetMapping("/{id}/files")
    List<String> files(@PathVariable String id) {
        return propose.texts(found(id)).files().stream().map(CompanyFile::path).toList();
    }

    /** @return one of its files, as it was written; its {@code ETag} goes into the {@code If-Match} of whoever changes it */
    @GetMapping(path = "/{id}/file", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> file(@PathVariable String id, @RequestParam String path) {
        CompanyFile file = propose.texts(found(id)).file(path);
        if (file == null) {
            throw Refusal.notFound("file of the proposal", path);
        }
        return ResponseEntity.ok().eTag(Seen.mark(file)).contentType(MediaType.APPLICATION_OCTET_STREAM).body(file.bytes());
    }

    /** @return the proposal with this file in it; the body is the file, which is refused with 412 when others changed it since it was read */
    @PutMapping("/{id}/file")
    ResponseEntity<Whole> write(@PathVariable String id, @RequestParam String path, @RequestBody(required = false) byte[] bytes,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) String noMatch, HttpServletRequest request) {
        byte[] written = bytes == null ? new byte[0] : bytes;
        Whole whole = whole(propose.write(id, path, written, Seen.of(match, noMatch), Callers.officer(request)));
        return ResponseEntity.ok().eTag(Seen.mark(new CompanyFile(path, written))).body(whole);
    }

    /** @return the proposal without this file; refused with 412 when others changed it since it was read */
    @DeleteMapping("/{id}/file")
    Whole remove(@PathVariable String id, @RequestParam String path,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match, HttpServletRequest request) {
        return whole(propose.remove(id, path, Seen.of(match, null), Callers.officer(request)));
    }

    /** @return its files as a ZIP archive */
    @GetMapping("/{id}/archive")
    ResponseEntity<byte[]> export(@PathVariable String id) {
        return archive(propose.texts(found(id)));
    }

    /** @return the proposal with the archive's files in the place of its own */
    @PutMapping("/{id}/archive")
    Whole replace(@PathVariable String id, @RequestBody byte[] archive, HttpServletRequest request) {
        return whole(propose.replace(id, BookArchive.unzip(archive), Callers.officer(request)));
    }

    static ResponseEntity<byte[]> archive(BookTexts texts) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("application/zip"))
                .header("Content-Disposition", "attachment; filename=\"policies-" + texts.version() + ".zip\"").body(BookArchive.zip(texts));
    }

    /** @return the proposal, checked; every problem is named otherwise */
    @PostMapping("/{id}/check")
    Whole check(@PathVariable String id, HttpServletRequest request) {
        return whole(propose.check(id, Callers.officer(request)));
    }

    /** @return the proposal, tried on the past; or 202 and how far it is, when that takes longer: then ask again */
    @PostMapping("/{id}/impact")
    ResponseEntity<Object> impact(@PathVariable String id, @RequestBody(required = false) Past past, HttpServletRequest request) {
        TryOnThePast.Progress progress = tryOnThePast.tryOn(id, past == null ? null : moment("from", past.from()),
                past == null || past.against() == null ? "active" : past.against(), PATIENCE, Callers.officer(request));
        return progress.tried() != null ? ResponseEntity.ok(whole(progress.tried()))
                : ResponseEntity.status(HttpStatus.ACCEPTED).header("Retry-After", "5").body(Map.of("judged", progress.judged()));
    }

    /** @return which small changes of its policies no example would notice */
    @PostMapping("/{id}/mutate")
    Mutations mutate(@PathVariable String id, HttpServletRequest request) {
        Callers.officer(request);
        return atWork.prepare(propose.texts(found(id))).book().mutate(PATIENCE);
    }

    /** @return the proposal, submitted */
    @PostMapping("/{id}/submit")
    Whole submit(@PathVariable String id, HttpServletRequest request) {
        return whole(approve.submit(id, Callers.officer(request)));
    }

    /** @return the proposal, approved */
    @PostMapping("/{id}/approve")
    Whole approve(@PathVariable String id, @RequestBody Yes yes, HttpServletRequest request) {
        return whole(approve.approve(id, yes.shown(), moment("begins", yes.begins()), Callers.approver(request)));
    }

    /** @return the proposal, taken back or turned down */
    @PostMapping("/{id}/withdraw")
    Whole withdraw(@PathVariable String id, @RequestBody Because because, HttpServletRequest request) {
        return whole(propose.withdraw(id, because.because(), Callers.either(request)));
    }

    private Proposal found(String id) {
        return proposals.find(id).orElseThrow(() -> Refusal.notFound("proposal", id));
    }

    private static Instant moment(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(field, "must be a moment such as 2026-03-01T08:00:00Z, not '" + text + "'");
        }
    }

    private Whole whole(Proposal proposal) {
        Submission last = proposals.submission(proposal.id()).orElse(null);
        return new Whole(proposal.id(), proposal.title(), proposal.origin(), proposal.state().word(), proposal.base(), proposal.book(),
                proposals.authors(proposal.id()), proposal.checked(), proposal.tried(), proposal.shown(), last == null ? null : last.person(),
                last == null ? null : last.approver(), proposal.created().toString(), proposal.updated().toString());
    }

    /** A proposal in a list. */
    record Line(String id, String title, String origin, String state, String base, String book, String updated) {

        static Line of(Proposal proposal) {
            return new Line(proposal.id(), proposal.title(), proposal.origin(), proposal.state().word(), proposal.base(), proposal.book(),
                    proposal.updated().toString());
        }
    }

    /** A proposal with its reports as they were kept, and the hash over what is shown here. */
    record Whole(String id, String title, String origin, String state, String base, String book, List<String> authors,
            @JsonRawValue String checked, @JsonRawValue String impact, String shown, String submittedBy, String approvedBy, String created,
            String updated) {
    }
}
