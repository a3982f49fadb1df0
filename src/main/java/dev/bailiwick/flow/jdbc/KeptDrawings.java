package dev.bailiwick.flow.jdbc;

import dev.bailiwick.flow.change.DrawingSets;
import dev.bailiwick.guardrail.Activation;
import dev.bailiwick.kernel.CompanyFiles;
import org.springframework.stereotype.Component;

/** At the start the drawings in force come from the database, whatever stands in the folder. */
@Component
class KeptDrawings implements CompanyFiles.Kept {

    private final DrawingSets sets;

    KeptDrawings(DrawingSets sets) {
        this.sets = sets;
    }

    @Override
    public CompanyFiles over(CompanyFiles read) {
        return sets.inForce().map(Activation::book).flatMap(sets::find).map(texts -> texts.over(read)).orElse(read);
    }
}
