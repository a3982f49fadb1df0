package dev.bailiwick.flow.lint;

import java.util.Map;

/**
 * A name of an element or attribute. Compared by namespace URI: a prefix is only a nickname which a file may choose freely.
 *
 * @param uri   the namespace, or the empty text
 * @param local the name in it
 */
record XmlName(String uri, String local) {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String ACTIVITI = "http://activiti.org/bpmn";
    static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String BIOC = "http://bpmn.io/schema/bpmn/biocolor/1.0";
    static final String COLOR = "http://www.omg.org/spec/BPMN/non-normative/color/1.0";

    private static final Map<String, String> USUAL_PREFIX = Map.of(BPMN, "bpmn", BPMNDI, "bpmndi", DI, "di", DC, "dc", CAMUNDA, "camunda",
            ACTIVITI, "activiti", MODELER, "modeler", XSI, "xsi", BIOC, "bioc", COLOR, "color");

    static XmlName bpmn(String local) {
        return new XmlName(BPMN, local);
    }

    static XmlName camunda(String local) {
        return new XmlName(CAMUNDA, local);
    }

    /** @return the name as people write it: with the usual prefix, whatever prefix the file chose */
    @Override
    public String toString() {
        if (uri.isEmpty()) {
            return local;
        }
        String prefix = USUAL_PREFIX.get(uri);
        return prefix == null ? "{" + XmlElement.quoted(uri) + "}" + local : prefix + ":" + local;
    }
}
