package dev.bailiwick.knowledge.lucene;

import dev.bailiwick.knowledge.Embeddings;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.KnowledgeSettings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Nearness and words together, each passage in force compared. */
@Component
class HybridSearch implements FindPassages {

    private final Shelves shelves;
    private final Embeddings embeddings;
    private final double vectorWeight;

    HybridSearch(Shelves shelves, Embeddings embeddings, KnowledgeSettings settings) {
        this.shelves = shelves;
        this.embeddings = embeddings;
        this.vectorWeight = settings.vectorWeight();
    }

    @Override
    public List<Hit> find(Query query) {
        Shelf shelf = shelves.at(query.asOf()).shelves().get(query.language());
        if (shelf == null || query.text().isBlank()) {
            return List.of();
        }
        return shelf.search(query.text(), embeddings.embed(query.text()), query.audiences(), query.product(), query.most(), vectorWeight);
    }
}
