package dev.bailiwick.flow.lint;

import java.util.Optional;

/** One file of BPMN: its elements, and once they are known to be in order, the graph that they draw. */
final class Drawing {

    private final String path;
    private final XmlElement root;
    private Scope scope;

    Drawing(String path, XmlElement root) {
        this.path = path;
        this.root = root;
    }

    String path() {
        return path;
    }

    XmlElement root() {
        return root;
    }

    Optional<XmlElement> process() {
        return root.children(XmlName.bpmn("process")).findFirst();
    }

    /** @return the process' id, or the empty text */
    String processId() {
        return process().map(XmlElement::id).orElse("");
    }

    boolean isConversation() {
        return processId().equals(Company.CONVERSATION);
    }

    /** @return the graph; to be asked for only after the rules on elements found nothing */
    Scope scope() {
        if (scope == null) {
            scope = Scope.of(process().orElseThrow());
        }
        return scope;
    }
}
