package dev.bailiwick.ledger.web;

import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.InvalidFile;
import dev.bailiwick.ledger.Explanation.Card;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The company's drawings, each read once while it is in force. One that cannot be read is left out, and said so in the log; the entries
 * are shown without it.
 */
@Component
class Drawings {

    private static final Logger log = LoggerFactory.getLogger(Drawings.class);
    private static final String FOLDER = "processes/bpmn";
    private static final String MAIN = FOLDER + "/conversation.bpmn";
    private static final Drawing NONE = new Drawing("", List.of(), List.of());

    private final CompanyFiles files;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    Drawings(CompanyFiles files) {
        this.files = files;
    }

    /** A drawing and the file it was read from; once other files are in force, it is read anew. */
    private record Read(CompanyFile from, Drawing drawing) {
    }

    /**
     * @param cards   what happened
     * @param title   what the way is called
     * @param closely whether to leave out what lies around the sub-process in which everything happened
     * @return the drawing of the conversation and after it each drawing in which a step was made
     */
    List<Drawing.Walked> walked(List<Card> cards, String title, boolean closely) {
        List<Drawing.Walked> walked = new ArrayList<>();
        for (CompanyFile file : files.below(FOLDER, ".bpmn")) {
            Drawing drawing = read.compute(file.path(),
                    (path, known) -> known != null && known.from == file ? known : new Read(file, read(file))).drawing;
            boolean main = file.path().equals(MAIN);
            if (drawing != NONE && (main || cards.stream().anyMatch(card -> drawing.shape(card.step()).isPresent()))) {
                String name = main ? "the conversation" : file.name().replace(".bpmn", "").replace('-', ' ');
                walked.add(main ? 0 : walked.size(), Walk.through(drawing, cards, title + " through the drawing of " + name, closely));
            }
        }
        return walked;
    }

    private static Drawing read(CompanyFile file) {
        try {
            return DrawingReader.read(file);
        } catch (InvalidFile e) {
            log.warn("The ledger's pages leave out a drawing: {}", e.getMessage());
            return NONE;
        }
    }
}
