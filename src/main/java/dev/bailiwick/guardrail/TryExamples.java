package dev.bailiwick.guardrail;

import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.kernel.CompanyFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy's examples as rows: what is given, what is expected, and what the policy sees. The text in the file stays what counts; rows are read
 * out of it and written into it here, and nowhere else.
 */
public interface TryExamples {

    /**
     * A fact that an example gives.
     *
     * @param fact   what it is called, such as {@code personal-data}
     * @param values its properties that are not the ordinary ones, each as it is written
     */
    record Given(String fact, Map<String, String> values) {

        public Given {
            fact = fact == null ? "" : fact;
            values = values == null ? Map.of() : new LinkedHashMap<>(values);
        }
    }

    /**
     * One example as it is written; what it does not say is empty.
     *
     * @param line   the line on which it begins, from 1; 0 for one that the text does not have yet
     * @param name   what it shows
     * @param on     the day it plays on
     * @param gate   where it is judged
     * @param row    the row of a table that is meant
     * @param given  what is known
     * @param expect what the policy should do
     */
    record Row(int line, String name, String on, String gate, String row, List<Given> given, String expect) {

        public Row {
            name = name == null ? "" : name;
            on = on == null ? "" : on;
            gate = gate == null ? "" : gate;
            row = row == null ? "" : row;
            given = given == null ? List.of() : List.copyOf(given);
            expect = expect == null ? "" : expect;
        }
    }

    /**
     * An example and what came of it.
     *
     * @param row      the example
     * @param expected what it expects, in words; empty when it cannot be read
     * @param seen     what the policy sees, in words; empty when it was not tried
     * @param passed   whether just that was expected; null when it was not tried
     * @param line     the line of the problem, or of the example
     * @param problem  what is wrong, and what would be right; empty when nothing is
     */
    record Tried(Row row, String expected, String seen, Boolean passed, int line, String problem) {
    }

    /**
     * Something wrong that is no single example's.
     *
     * @param path    the file
     * @param line    the line, from 1; 0 when the whole file is meant
     * @param problem what is wrong, and what would be right
     */
    record Wrong(String path, int line, String problem) {
    }

    /**
     * All examples of a policy.
     *
     * @param path     the file
     * @param policy   the policy's id
     * @param text     the file's text that the rows were read out of
     * @param readable whether the text can be read as rows; where not, it is mended as text
     * @param rows     its examples, in their order
     * @param problems what is wrong with the file, or with the policies that were to be tried
     */
    record Sheet(String path, String policy, String text, boolean readable, List<Tried> rows, List<Wrong> problems) {
    }

    /**
     * A property of a fact.
     *
     * @param name     what it is called
     * @param type     {@code text}, {@code truth}, {@code whole} or {@code number}
     * @param ordinary its value where an example does not say another
     */
    record Property(String name, String type, String ordinary) {
    }

    /**
     * A kind of fact that an example can give.
     *
     * @param name       what it is called
     * @param properties what can be said of it
     */
    record Kind(String name, List<Property> properties) {
    }

    /**
     * Judges every example of a text by the policies of a book, whatever the book's own examples say. The first time takes as long as compiling; as
     * long as the policies stay the same, the next are at once.
     *
     * @param book the company's files with the book
     * @param path where the text stands, such as {@code rules/drl/people/GR-020-complaint.examples.yaml}
     * @param text the examples as they are written
     * @return the rows, each with what came of it; never throws for what stands in the texts
     */
    Sheet tryOn(CompanyFiles book, String path, String text);

    /**
     * Writes rows into a text. The lines of a row that says what it said stay as they are, and so do comments and whatever stands around the list.
     *
     * @param path where the text stands
     * @param text the examples as they are written; may be empty
     * @param rows the examples that it shall have, in this order
     * @return the text
     * @throws dev.bailiwick.kernel.InvalidFile when the text cannot be read as rows
     */
    String written(String path, String text, List<Row> rows);

    /**
     * @param name  what the example shows
     * @param gate  where it was judged
     * @param facts what was known, as a judgement's entry keeps it
     * @return an example in which just that is known, on that day, and nothing is expected yet
     */
    Row row(String name, Gate gate, List<Fact> facts);

    /** @return every kind of fact that examples can give, by name */
    List<Kind> kinds();

    /** @return what an example can expect, as it is written; a hand-off may go on with {@code to} and a team */
    List<String> expectations();
}
