package dev.bailiwick.flow.lint;

import static dev.bailiwick.flow.lint.XmlName.bpmn;

import java.util.List;

/** A file holds one process, which is called as the file is. */
final class OneProcess extends Rule {

    private static final String ENDING = ".bpmn";

    OneProcess() {
        super("one-process", "A file ends in .bpmn and holds exactly one process, executable, whose id is the file's name without .bpmn; no two "
                + "files have the same name, and at most one pool is drawn around it. So who reads a list of files knows every process there is.");
    }

    @Override
    void check(Drawing drawing, Company company, Problems found) {
        XmlElement root = drawing.root();
        List<XmlElement> processes = root.children(bpmn("process")).toList();
        if (processes.size() != 1) {
            XmlElement at = processes.isEmpty() ? root : processes.get(1);
            found.add(problem(drawing, at, "the file holds " + processes.size() + " processes; keep exactly one, and give each other one a file of "
                    + "its own"));
            return;
        }
        XmlElement process = processes.getFirst();
        String file = drawing.path().substring(drawing.path().lastIndexOf('/') + 1);
        if (!file.equals(process.id() + ENDING)) {
            found.add(problem(drawing, process, "the process '" + XmlElement.quoted(process.id()) + "' stands in " + file + "; name the file "
                    + XmlElement.quoted(process.id()) + ENDING + " or change the id"));
        }
        if (company.drawings().stream().anyMatch(other -> other != drawing && other.processId().equals(process.id()))) {
            found.add(problem(drawing, process, "another file holds a process of this id too; keep one of them"));
        }
        List<XmlElement> pools = root.children(bpmn("collaboration")).flatMap(collaboration -> collaboration.children(bpmn("participant"))).toList();
        if (pools.size() > 1) {
            found.add(problem(drawing, pools.get(1), "there are " + pools.size() + " pools; keep one"));
        }
    }
}
