package dev.bailiwick.flow.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.bailiwick.flow.change.ApproveDrawings;
import dev.bailiwick.flow.change.CompareDrawings;
import dev.bailiwick.flow.change.DrawingTexts;
import dev.bailiwick.flow.change.ProposeDrawings;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Seen;
import dev.bailiwick.release.change.Submission;
import dev.bailiwick.release.change.Versions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
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

/** Proposals of drawings: drawn, checked, held against the conversations under way, submitted, approved. */
@RestController
@RequestMapping("/api/flows/proposals")
class DrawingProposalsApi {

    private static final int MOST = 100;

    private final ProposeDrawings propose;
    private final ApproveDrawings approve;
    private final CompareDrawings compare;
    private final Proposals<DrawingTexts> proposals;
    private final Versions<DrawingTexts> sets;

    DrawingProposalsApi(ProposeDrawings propose, ApproveDrawings approve, CompareDrawings compare, Proposals<DrawingTexts> proposals,
            Versions<DrawingTexts> sets) {
        this.propose = propose;
        this.approve = approve;
        this.compare = compare;
        this.proposals = proposals;
        this.sets = sets;
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

    /** @return the latest proposals, without their reports */
    @GetMapping
    List<Line> latest() {
        return proposals.latest(MOST).stream().map(Line::of).toList();
    }

    /** @return a new proposal, which holds the drawings in force */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Whole begin(@RequestBody Title title, HttpServletRequest request) {
        return whole(propose.begin(title.title(), Drawers.analyst(request)));
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
            throw Refusal.notFound("drawing of the proposal", path);
        }
        return ResponseEntity.ok().eTag(Seen.mark(file)).contentType(MediaType.APPLICATION_OCTET_STREAM).body(file.bytes());
    }

    /** @return the proposal with this file in it; the body is the file, which is refused with 412 when others changed it since it was read */
    @PutMapping("/{id}/file")
    ResponseEntity<Whole> write(@PathVariable String id, @RequestParam String path, @RequestBody(required = false) byte[] bytes,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) String noMatch, HttpServletRequest request) {
        byte[] drawn = bytes == null ? new byte[0] : bytes;
        Whole whole = whole(propose.write(id, path, drawn, Seen.of(match, noMatch), Drawers.analyst(request)));
        return ResponseEntity.ok().eTag(Seen.mark(new CompanyFile(path, drawn))).body(whole);
    }

    /** @return the proposal without this file; refused with 412 when others changed it since it was read */
    @DeleteMapping("/{id}/file")
    Whole remove(@PathVariable String id, @RequestParam String path,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String match, HttpServletRequest request) {
        return whole(propose.remove(id, path, Seen.of(match, null), Drawers.analyst(request)));
    }

    /** @return the proposal, checked; every problem is named otherwise */
    @PostMapping("/{id}/check")
    Whole check(@PathVariable String id, HttpServletRequest request) {
        return whole(propose.check(id, Drawers.analyst(request)));
    }

    /** @return the drawings in which it differs from those in force, and their elements that do */
    @GetMapping("/{id}/changes")
    List<CompareDrawings.Changed> changes(@PathVariable String id) {
        Proposal proposal = found(id);
        return compare.compare(sets.find(proposal.base()).orElseThrow(() -> Refusal.notFound("set of drawings", proposal.base())),
                propose.texts(proposal));
    }

    /** @return the proposal, with what becomes of the conversations under way */
    @PostMapping("/{id}/preflight")
    Whole preflight(@PathVariable String id, HttpServletRequest request) {
        return whole(propose.preflight(id, Drawers.analyst(request)));
    }

    /** @return the proposal, submitted */
    @PostMapping("/{id}/submit")
    Whole submit(@PathVariable String id, HttpServletRequest request) {
        return whole(approve.submit(id, Drawers.analyst(request)));
    }

    /** @return the proposal, approved */
    @PostMapping("/{id}/approve")
    Whole approve(@PathVariable String id, @RequestBody Yes yes, HttpServletRequest request) {
        return whole(approve.approve(id, yes.shown(), moment("begins", yes.begins()), Drawers.approver(request)));
    }

    /** @return the proposal, taken back or turned down */
    @PostMapping("/{id}/withdraw")
    Whole withdraw(@PathVariable String id, @RequestBody Because because, HttpServletRequest request) {
        return whole(propose.withdraw(id, because.because(), Drawers.either(request)));
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
        return new Whole(proposal.id(), proposal.title(), proposal.origin(), word(proposal), proposal.base(), proposal.book(),
                proposals.authors(proposal.id()), proposal.checked(), proposal.tried(), proposal.shown(), last == null ? null : last.person(),
                last == null ? null : last.approver(), proposal.created().toString(), proposal.updated().toString());
    }

    /** Drawings are not tried on the past but held against what is under way. */
    private static String word(Proposal proposal) {
        return proposal.state() == Proposal.State.TRIED ? "previewed" : proposal.state().word();
    }

    /** A proposal in a list. */
    record Line(String id, String title, String origin, String state, String base, String version, String updated) {

        static Line of(Proposal proposal) {
            return new Line(proposal.id(), proposal.title(), proposal.origin(), word(proposal), proposal.base(), proposal.book(),
                    proposal.updated().toString());
        }
    }

    /** A proposal with its reports as they were kept, and the hash over what is shown here. */
    record Whole(String id, String title, String origin, String state, String base, String version, List<String> authors,
            @JsonRawValue String checked, @JsonRawValue String preflight, String shown, String submittedBy, String approvedBy, String created,
            String updated) {
    }
}
