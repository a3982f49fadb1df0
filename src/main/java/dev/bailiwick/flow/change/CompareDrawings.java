package dev.bailiwick.flow.change;

import dev.bailiwick.flow.lint.DrawingElements;
import dev.bailiwick.kernel.CompanyFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Says in which drawings, and in which of their elements, one set differs from another. */
@Component
public class CompareDrawings {

    /**
     * A drawing that differs.
     *
     * @param path     where it stands
     * @param what     added, changed or removed
     * @param elements the elements that differ
     */
    public record Changed(String path, String what, Elements elements) {
    }

    /**
     * Elements that differ, by their ids.
     *
     * @param added   are new
     * @param removed are gone
     * @param changed mean or say something else
     * @param moved   are the same in another place
     */
    public record Elements(List<String> added, List<String> removed, List<String> changed, List<String> moved) {
    }

    /**
     * @param before a set of drawings
     * @param after  another
     * @return the drawings that differ, by path
     */
    public List<Changed> compare(DrawingTexts before, DrawingTexts after) {
        Map<String, Changed> changes = new TreeMap<>();
        for (CompanyFile file : after.files()) {
            CompanyFile old = before.file(file.path());
            if (old == null || !Arrays.equals(old.bytes(), file.bytes())) {
                changes.put(file.path(), new Changed(file.path(), old == null ? "added" : "changed", elements(old, file)));
            }
        }
        before.files().stream().filter(file -> after.file(file.path()) == null)
                .forEach(file -> changes.put(file.path(), new Changed(file.path(), "removed", elements(file, null))));
        return List.copyOf(changes.values());
    }

    private static Elements elements(CompanyFile old, CompanyFile now) {
        Map<String, DrawingElements.Element> before = old == null ? Map.of() : DrawingElements.of(old).all();
        Map<String, DrawingElements.Element> after = now == null ? Map.of() : DrawingElements.of(now).all();
        List<String> changed = new ArrayList<>();
        List<String> moved = new ArrayList<>();
        after.forEach((id, element) -> {
            DrawingElements.Element was = before.get(id);
            if (was != null && !was.meaning().equals(element.meaning())) {
                changed.add(id);
            } else if (was != null && !was.place().equals(element.place())) {
                moved.add(id);
            }
        });
        return new Elements(after.keySet().stream().filter(id -> !before.containsKey(id)).toList(),
                before.keySet().stream().filter(id -> !after.containsKey(id)).toList(), changed, moved);
    }
}
