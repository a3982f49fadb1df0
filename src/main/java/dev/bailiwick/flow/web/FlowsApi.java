package dev.bailiwick.flow.web;

import dev.bailiwick.flow.StepCatalog;
import dev.bailiwick.flow.StepDescription;
import dev.bailiwick.flow.change.ApproveDrawings;
import dev.bailiwick.flow.change.CheckDrawings;
import dev.bailiwick.flow.change.DrawingTexts;
import dev.bailiwick.flow.change.ProposeDrawings;
import dev.bailiwick.flow.change.Standings;
import dev.bailiwick.flow.lint.DrawingOutline;
import dev.bailiwick.flow.lint.ElementTemplates;
import dev.bailiwick.flow.lint.FlowLint;
import dev.bailiwick.flow.lint.Problem;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Activation;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Versions;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The drawings in force, the steps that a drawing may use, and what is wrong with one that is being drawn. */
@RestController
@RequestMapping("/api/flows")
class FlowsApi {

    /** A drawing has at most 2 MiB; a little more is read, so that the lint itself says so. */
    private static final int LONGEST = 2 * 1024 * 1024 + 64;

    private static final int MOST = 100;

    private final CompanyFiles files;
    private final CheckDrawings check;
    private final Standings standings;
    private final Versions<DrawingTexts> sets;
    private final Proposals<DrawingTexts> proposals;
    private final ProposeDrawings propose;
    private final ApproveDrawings approve;

    FlowsApi(CompanyFiles files, CheckDrawings check, Standings standings, Versions<DrawingTexts> sets, Proposals<DrawingTexts> proposals,
            ProposeDrawings propose, ApproveDrawings approve) {
        this.sets = sets;
        this.proposals = proposals;
        this.propose = propose;
        this.approve = approve;
        this.files = files;
        this.check = check;
        this.standings = standings;
    }

    /** A drawing as it is being drawn: where it would stand, its BPMN, and the proposal whose other drawings it belongs to, or null. */
    record Drawn(String path, String text, String proposal) {
    }

    /** Why. */
    record Because(String because) {
    }

    /** A set of drawings that was, is or is to be in force. */
    record Version(String version, String base, String kind, String state, String begins, String tookForce, String ended, String person,
            String proposal) {

        static Version of(Activation one) {
            return new Version(one.book(), one.base(), one.kind(), one.state(), one.begins().toString(), text(one.tookForce()), text(one.ended()),
                    one.person(), one.proposal());
        }

        private static String text(Instant moment) {
            return moment == null ? null : moment.toString();
        }
    }

    /** Everything that is wrong; none when it may be proposed. */
    record Found(List<Fault> problems) {
    }

    /** What is wrong where: {@code line} is 0 when the whole file is meant; {@code cure} is what the rule asks for and why. */
    record Fault(String path, int line, String element, String rule, String problem, String cure) {

        static Fault of(Problem problem) {
            return new Fault(problem.path(), problem.line(), problem.element(), problem.rule(), problem.what(), FlowLint.law(problem.rule()));
        }
    }

    /** The drawings in force, and how many conversations are under way on which version. */
    record InForceNow(String version, List<Line> drawings, List<Standings.OnVersion> running) {
    }

    /** A drawing: {@code name} is what others call it by. */
    record Line(String name, String title, String path) {
    }

    /** A step of the catalogue; {@code timeLimit} in seconds. */
    record StepLine(String name, String title, String purpose, boolean slow, String role, List<StepInput> reads, List<String> outcomes,
            String failure, long timeLimit, String template) {

        static StepLine of(StepDescription step) {
            return new StepLine(step.name(), step.title(), step.purpose(), step.pace() == StepDescription.Pace.SLOW,
                    step.role().name().toLowerCase(Locale.ROOT).replace('_', '-'), step.inputs().stream().map(StepInput::of).toList(),
                    step.outcomes(), step.failure(), step.limit().toSeconds(), ElementTemplates.id(step.name()));
        }
    }

    /** What a drawing may give a step; {@code form} says what it must look like, or is missing. */
    record StepInput(String name, String description, boolean required, String form) {

        static StepInput of(StepDescription.Input input) {
            return new StepInput(input.name(), input.description(), input.required(), input.form() == null ? null : input.form().words());
        }
    }

    /** @return the drawings that new conversations begin with */
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    InForceNow inForce() {
        DrawingTexts texts = DrawingTexts.among(files);
        return new InForceNow(texts.version(), DrawingOutline.of(texts.files()).stream()
                .map(one -> new Line(one.id(), one.title().isBlank() ? one.id() : one.title(), one.path())).toList(), standings.byVersion());
    }

    /** @return the latest sets of drawings that were in force, those to come among them, the newest first */
    @GetMapping(path = "/versions", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Version> versions() {
        return sets.history(MOST).stream().map(Version::of).toList();
    }

    /** @return the activation of the drawings that were in force before, now in force again */
    @PostMapping(path = "/return", produces = MediaType.APPLICATION_JSON_VALUE)
    Version returnToPrevious(@RequestBody Because because, HttpServletRequest request) {
        return Version.of(approve.returnToPrevious(because.because(), Drawers.approver(request)));
    }

    /** @return one of the drawings of a version, as it was written */
    @GetMapping("/versions/{version}/file")
    ResponseEntity<byte[]> file(@PathVariable String version, @RequestParam String path) {
        DrawingTexts texts = sets.find(version).orElseThrow(() -> Refusal.notFound("set of drawings", version));
        CompanyFile file = texts.file(path);
        if (file == null) {
            throw Refusal.notFound("drawing", path);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).body(file.bytes());
    }

    /** @return the steps that a drawing may use, in the order in which a turn usually meets them */
    @GetMapping(path = "/steps", produces = MediaType.APPLICATION_JSON_VALUE)
    List<StepLine> steps() {
        return StepCatalog.steps().stream().map(StepLine::of).toList();
    }

    /** @return the modeller's element templates, one for each step */
    @GetMapping(path = "/templates", produces = MediaType.APPLICATION_JSON_VALUE)
    String templates() {
        return ElementTemplates.json();
    }

    /** @return what is wrong with a drawing, together with the other drawings; nothing is kept */
    @PostMapping(path = "/check", produces = MediaType.APPLICATION_JSON_VALUE)
    Found check(@RequestBody Drawn drawn) {
        if (drawn.text() == null || drawn.text().length() > LONGEST) {
            throw Refusal.invalid("text", "must be a drawing, BPMN of at most 2 MiB");
        }
        DrawingTexts others = drawn.proposal() == null ? DrawingTexts.among(files)
                : propose.texts(proposals.find(drawn.proposal()).orElseThrow(() -> Refusal.notFound("proposal", drawn.proposal())));
        DrawingTexts texts = others.with(new CompanyFile(drawn.path(), drawn.text().getBytes(StandardCharsets.UTF_8)));
        return new Found(check.check(texts).stream().map(Fault::of).toList());
    }
}
