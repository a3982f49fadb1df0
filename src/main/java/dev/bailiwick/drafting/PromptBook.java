package dev.bailiwick.drafting;

import java.util.List;

/** The prompts and fixed words in force together. */
public interface PromptBook {

    /** @return {@code p-} and twelve hexadecimal digits of the hash over all files below {@code prompts/} and {@code processes/intents/} */
    String version();

    /** @return the prompts' names with their versions, such as {@code draft/1}, ordered */
    List<String> names();
}
