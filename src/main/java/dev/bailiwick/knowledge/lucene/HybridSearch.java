package dev.bailiwick.knowledge.lucene;

import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.KnowledgeSettings;
import dev.bailiwick.knowledge.SearchVectors;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Nearness and words together, each passage in force compared. */
@Component
class HybridSearch implements FindPassages {

    private final Shelves shelves;
    private final SearchVectors searchVectors;
    private final double vectorWeight;

    HybridSearch(Shelves shelves, SearchVectors searchVectors, KnowledgeSettings settings) {
        this.shelves = shelves;
        this.searchVectors = searchVectors;
        this.vectorWeight = settings.vectorWeight();
    }

    @Override
    public List<Hit> find(Query query) {
        Shelf shelf = shelves.at(query.asOf()).shelves().get(query.language());
        if (shelf == null || query.text().isBlank()) {
            return List.of();
        }
        return searchVectors.ofQuestion(query.text())
                .map(vector -> shelf.search(query.text(), vector, query.audiences(), query.product(), query.most(), vectorWeight))
                // Without a vector everything is equally far, and words alone decide.
                .orElseGet(() -> shelf.search(query.text(), new float[searchVectors.dimensions()], query.audiences(), query.product(),
                        query.most(), 0));
    }

    @Override
    public void prepare(String text, UnaryOperator<String> masking) {
        searchVectors.prepare(Query.cut(text), masking);
    }
}
