package dev.bailiwick.flow.change;

import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.Decision.Kind;
import dev.bailiwick.release.change.Archive;
import dev.bailiwick.release.change.Matter;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Versions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Drawings as something that is proposed, approved and in force. */
@Configuration(proxyBeanMethods = false)
class DrawingsMatter {

    static final Matter<DrawingTexts> MATTER = new Matter<>(DrawingTexts.FORM,
            new Matter.Tables("flow.drawing_set", "flow.drawing_proposal", "flow.drawing_author", "flow.drawing_submission", "flow.drawing_approval",
                    "flow.drawing_activation", "texts", 0x64_72_61_77_6e_73L),
            new Matter.Kinds("drawings", Kind.DRAWINGS_FOUNDED, Kind.DRAWINGS_PROPOSED, Kind.DRAWINGS_CHANGED, Kind.DRAWINGS_CHECKED,
                    Kind.DRAWINGS_PREVIEWED, Kind.DRAWINGS_SUBMITTED, Kind.DRAWINGS_APPROVED, Kind.DRAWINGS_IN_FORCE, Kind.DRAWINGS_WITHDRAWN,
                    Kind.DRAWINGS_RETURNED),
            new Matter.Words("drawings", "are", "the drawings", "others", "no conversation begins with them", "drew",
                    "hold it against the conversations under way (preflight)", "was held against the conversations under way",
                    "without any drawing no conversation could begin"));

    @Bean
    Versions<DrawingTexts> drawingSets(Archive archive) {
        return archive.versions(MATTER);
    }

    @Bean
    Proposals<DrawingTexts> drawingProposals(Archive archive) {
        return archive.proposals(MATTER);
    }

    /** At the start the drawings in force come from the database, whatever stands in the folder. */
    @Bean
    CompanyFiles.Kept keptDrawings(Versions<DrawingTexts> sets) {
        return sets::over;
    }
}
