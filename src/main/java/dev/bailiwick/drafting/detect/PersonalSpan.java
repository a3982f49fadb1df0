package dev.bailiwick.drafting.detect;

/**
 * A place in a text where personal data stands.
 *
 * @param from where it begins
 * @param to   where it ends, exclusive
 * @param kind {@code card-number}, {@code iban}, {@code phone}, {@code name}, …
 * @param mark what is to stand there instead; null where it is only reported and not masked
 * @param rank what is surer goes first where two overlap
 */
record PersonalSpan(int from, int to, String kind, String mark, int rank) {
}
