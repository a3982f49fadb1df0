package dev.bailiwick.flow.lint;

/**
 * A sequence flow.
 *
 * @param element  as the file has it
 * @param from     where it leaves
 * @param to       where it leads
 * @param word     the outcome that its condition asks for; null without a condition
 * @param fallback whether the gateway takes it when no condition holds
 */
record Flow(XmlElement element, Node from, Node to, String word, boolean fallback) {

    @Override
    public String toString() {
        return element.id();
    }
}
