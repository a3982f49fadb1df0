package dev.bailiwick.flow.lint;

import java.util.function.UnaryOperator;

/**
 * A drawing that tries to do more than a drawing may.
 *
 * @param name   what it tries
 * @param change how it differs from the good drawings
 * @param path   the file in which it is to be found
 * @param mark   a text on the line where it is to be found; empty when the problem names no line
 * @param rule   the rule that finds it
 * @param what   a part of the message
 */
record Attack(String name, UnaryOperator<Sample> change, String path, String mark, String rule, String what) {

    /** Replaces something in the conversation; found on the line where the replacement begins. */
    static Attack replacing(String name, String old, String changed, String rule, String what) {
        return new Attack(name, sample -> sample.conversation(old, changed), Sample.CONVERSATION, firstLine(changed), rule, what);
    }

    /** Replaces something in the procedure. */
    static Attack inProcedure(String name, String old, String changed, String mark, String rule, String what) {
        return new Attack(name, sample -> sample.lostCard(old, changed), Sample.LOST_CARD, mark, rule, what);
    }

    /** Adds something at the end of the conversation's process. */
    static Attack adding(String name, String more, String rule, String what) {
        return new Attack(name, sample -> sample.inside(Sample.CONVERSATION, "</bpmn:process>", more), Sample.CONVERSATION, firstLine(more), rule,
                what);
    }

    /** Adds something inside the task that sends, which has to be opened for it. */
    static Attack inSend(String name, String more, String rule, String what) {
        return new Attack(name, sample -> sample.conversation("name=\"Send reply\" camunda:type=\"external\" camunda:topic=\"send-reply\" />",
                "name=\"Send reply\" camunda:type=\"external\" camunda:topic=\"send-reply\">\n" + more + "</bpmn:serviceTask>"), Sample.CONVERSATION,
                firstLine(more), rule,
                what);
    }

    /** Gives an attribute to the task that sends. */
    static Attack onSend(String name, String attribute, String rule, String what) {
        return replacing(name, "camunda:topic=\"send-reply\"", "camunda:topic=\"send-reply\" " + attribute, rule, what);
    }

    Attack markedBy(String other) {
        return new Attack(name, change, path, other, rule, what);
    }

    Attack saying(String other) {
        return new Attack(name, change, path, mark, rule, other);
    }

    Attack changedBy(UnaryOperator<Sample> other) {
        return new Attack(name, other, path, mark, rule, what);
    }

    Attack andThen(UnaryOperator<Sample> more) {
        return new Attack(name, sample -> more.apply(change.apply(sample)), path, mark, rule, what);
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }

    @Override
    public String toString() {
        return name;
    }
}
