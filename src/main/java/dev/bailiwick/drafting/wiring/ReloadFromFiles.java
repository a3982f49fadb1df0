package dev.bailiwick.drafting.wiring;

import dev.bailiwick.drafting.LookAtText;
import dev.bailiwick.drafting.ReloadTexts;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.drafting.prompted.PromptFiles;
import dev.bailiwick.drafting.wording.WordingFiles;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads all texts of drafting anew; each keeps its own in one reference that is swapped. */
@Component
class ReloadFromFiles implements ReloadTexts {

    private final Detectors detectors;
    private final PromptFiles prompts;
    private final WordingFiles wordings;

    ReloadFromFiles(Detectors detectors, PromptFiles prompts, WordingFiles wordings) {
        this.detectors = detectors;
        this.prompts = prompts;
        this.wordings = wordings;
    }

    private record Ready(Detectors.Prepared sights, PromptFiles.Prepared prompts, WordingFiles.Prepared words) implements Prepared {

        @Override
        public String version() {
            return prompts.version();
        }

        @Override
        public Set<String> wordings() {
            return words.keys();
        }

        @Override
        public Map<String, String> procedures() {
            return sights.procedures();
        }

        @Override
        public LookAtText detectors() {
            return new LookWithDetectors(sights::see);
        }

        @Override
        public void embed() {
            sights.embed();
        }

        @Override
        public void takeUp() {
            words.takeUp();
            sights.takeUp();
            prompts.takeUp();
        }
    }

    @Override
    public LookAtText inForce() {
        return new LookWithDetectors(detectors::see);
    }

    @Override
    public Prepared prepare(CompanyFiles files) {
        List<InvalidFile> broken = new ArrayList<>();
        var ready = new Ready(read(detectors::prepare, files, broken), read(prompts::prepare, files, broken),
                read(wordings::prepare, files, broken));
        if (!broken.isEmpty()) {
            throw InvalidFile.all("prompts, intents and topics", broken);
        }
        return ready;
    }

    private static <T> T read(Function<CompanyFiles, T> prepare, CompanyFiles files, List<InvalidFile> broken) {
        try {
            return prepare.apply(files);
        } catch (InvalidFile e) {
            broken.add(e);
            return null;
        }
    }
}
