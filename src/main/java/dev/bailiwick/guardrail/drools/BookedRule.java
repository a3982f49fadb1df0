package dev.bailiwick.guardrail.drools;

import java.util.List;

/**
 * One rule of a policy: all of it, or one row of its table.
 *
 * @param name         what the compiled rule is called: the policy's id, and for a row {@code GR-027/12}
 * @param row          the row of the table, from 1; 0 where the policy is no table
 * @param line         the line of the file on which it begins, from 1; for a table the row
 * @param whens        its sentences above {@code then}, as its author wrote them
 * @param thens        its sentences below
 * @param conditions   what must be the case, all of it
 * @param consequences what follows, when it decides
 * @param inferences   what else is then known, when it infers or classifies
 * @param order        rules of lower order infer first
 */
record BookedRule(String name, int row, int line, List<String> whens, List<String> thens, List<Condition> conditions,
        List<Consequence> consequences, List<Inference> inferences, int order) {

    BookedRule inOrder(int place) {
        return new BookedRule(name, row, line, whens, thens, conditions, consequences, inferences, place);
    }
}
