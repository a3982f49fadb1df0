package dev.bailiwick.drafting.prompted;

import dev.bailiwick.kernel.Language;
import java.util.List;

/** What is for our own people only, to see whether a draft repeats it. No model is ever shown any of it. */
@FunctionalInterface
public interface OwnKnowledge {

    /**
     * @param words    what a draft says
     * @param language the language it is in
     * @return the internal texts nearest to it; few, possibly none
     */
    List<String> near(String words, Language language);
}
