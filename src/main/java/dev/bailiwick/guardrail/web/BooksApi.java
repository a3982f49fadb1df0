package dev.bailiwick.guardrail.web;

import dev.bailiwick.guardrail.ApprovePolicies;
import dev.bailiwick.guardrail.BookTexts;
import dev.bailiwick.guardrail.Brake;
import dev.bailiwick.guardrail.Mutations;
import dev.bailiwick.guardrail.Policy;
import dev.bailiwick.guardrail.PullBrake;
import dev.bailiwick.guardrail.ReloadPolicies;
import dev.bailiwick.guardrail.Remark;
import dev.bailiwick.guardrail.TracePolicy;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Activation;
import dev.bailiwick.release.change.Versions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Books that are, were and will be in force; the way back to the one before; and the emergency brake. */
@RestController
@RequestMapping("/api/policies")
class BooksApi {

    private static final int MOST = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Versions<BookTexts> books;
    private final ReloadPolicies policies;
    private final ApprovePolicies approve;
    private final PullBrake brakes;
    private final TracePolicy trace;

    BooksApi(Versions<BookTexts> books, ReloadPolicies policies, ApprovePolicies approve, PullBrake brakes, TracePolicy trace) {
        this.books = books;
        this.policies = policies;
        this.approve = approve;
        this.brakes = brakes;
        this.trace = trace;
    }

    /** Why. */
    record Because(String because) {
    }

    /** What is to be held, and why. */
    record Hold(String kind, String value, String because) {
    }

    /** @return the book that judges in this program, and its policies */
    @GetMapping
    InForce inForce() {
        return new InForce(policies.inForce().version(), books.inForce().map(Activation::book).orElse(""),
                policies.inForce().policies().stream().map(BooksApi::answer).toList());
    }

    /** @return what of the book in force should be looked at */
    @GetMapping("/remarks")
    List<Remark> remarks() {
        return policies.inForce().remarks();
    }

    /** @return which small changes of the book in force no example would notice */
    @PostMapping("/mutate")
    Mutations mutate() {
        return policies.inForce().mutate(PATIENCE);
    }

    /** @return the latest activations, those to come among them, the newest first */
    @GetMapping("/books")
    List<Activation> history() {
        return books.history(MOST);
    }

    /** @return when a policy's text or examples became others, by whom and with whose yes, the newest first */
    @GetMapping("/history")
    List<TracePolicy.Change> changes(@RequestParam String policy) {
        return trace.changes(policy);
    }

    /** @return a book's files */
    @GetMapping("/books/{version}")
    Map<String, Object> book(@PathVariable String version) {
        BookTexts texts = texts(version);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("book", texts.version());
        answer.put("hash", texts.hash());
        answer.put("files", texts.files().stream().map(CompanyFile::path).toList());
        return answer;
    }

    /** @return one of a book's files, as it was written */
    @GetMapping("/books/{version}/file")
    ResponseEntity<byte[]> file(@PathVariable String version, @RequestParam String path) {
        CompanyFile file = texts(version).file(path);
        if (file == null) {
            throw Refusal.notFound("file of the book", path);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).body(file.bytes());
    }

    /** @return a book's files as a ZIP archive */
    @GetMapping("/books/{version}/archive")
    ResponseEntity<byte[]> archive(@PathVariable String version) {
        return ProposalsApi.archive(texts(version));
    }

    /** @return the activation of the book that was in force before, now in force again */
    @PostMapping("/return")
    Activation returnToPrevious(@RequestBody Because because, HttpServletRequest request) {
        return approve.returnToPrevious(because.because(), Callers.approver(request));
    }

    /** @return the latest brakes, the newest first */
    @GetMapping("/brakes")
    List<BrakeAnswer> brakes() {
        return brakes.latest(MOST).stream().map(BooksApi::answer).toList();
    }

    /** @return a brake that is ready and holds nothing yet */
    @PostMapping("/brakes")
    @ResponseStatus(HttpStatus.CREATED)
    BrakeAnswer arm(@RequestBody Hold hold, HttpServletRequest request) {
        Brake.Kind kind = Arrays.stream(Brake.Kind.values()).filter(one -> one.word().equals(hold.kind())).findFirst().orElseThrow(() ->
                Refusal.invalid("kind", "must be one of " + Arrays.stream(Brake.Kind.values()).map(Brake.Kind::word).collect(Collectors.joining(", "))));
        return answer(brakes.arm(kind, hold.value() == null ? "" : hold.value().strip(), hold.because(), Callers.either(request)));
    }

    /** @return the brake, holding */
    @PostMapping("/brakes/{id}/pull")
    BrakeAnswer pull(@PathVariable String id, HttpServletRequest request) {
        return answer(brakes.pull(id, Callers.either(request)));
    }

    /** @return the brake, lifted */
    @PostMapping("/brakes/{id}/lift")
    BrakeAnswer lift(@PathVariable String id, @RequestBody Because because, HttpServletRequest request) {
        return answer(brakes.lift(id, because.because(), Callers.approver(request)));
    }

    private BookTexts texts(String version) {
        return books.find(version).orElseThrow(() -> Refusal.notFound("policy book", version));
    }

    private static Line answer(Policy policy) {
        return new Line(policy.id(), policy.title(), policy.path(), policy.status(), policy.owner(), policy.basis(), String.valueOf(policy.since()),
                String.valueOf(policy.review()));
    }

    private static BrakeAnswer answer(Brake brake) {
        return new BrakeAnswer(brake.id(), brake.what(), brake.holds() ? "holding" : brake.lifted() != null ? "lifted" : "ready", brake.because(),
                brake.armedBy(), brake.armed().toString(), brake.pulledBy(), brake.pulled() == null ? null : brake.pulled().toString(),
                brake.liftedBy(), brake.lifted() == null ? null : brake.lifted().toString(), brake.liftedBecause());
    }

    /** The book that judges in this program, the book that should, and the policies of the first. */
    record InForce(String book, String inForce, List<Line> policies) {
    }

    /** A policy as its file's head describes it; {@code status}, {@code since} and {@code review} are as they were written. */
    record Line(String id, String title, String path, String status, String owner, String basis, String since, String review) {
    }

    /** A brake: what it holds, whether it is ready, holding or lifted, and who did what to it when. */
    record BrakeAnswer(String id, String holds, String state, String because, String armedBy, String armed, String pulledBy, String pulled,
            String liftedBy, String lifted, String liftedBecause) {
    }
}
