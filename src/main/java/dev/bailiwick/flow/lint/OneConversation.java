package dev.bailiwick.flow.lint;

/** A company has one drawing that runs conversations, and not too many procedures. */
final class OneConversation extends Rule {

    static final int MOST_DRAWINGS = 100;

    OneConversation() {
        super("one-conversation", "A company has a drawing conversation.bpmn, which runs every conversation, and at most 100 drawings in all.");
    }

    @Override
    void check(Company company, Problems found) {
        if (company.drawing(Company.CONVERSATION).isEmpty()) {
            found.add(new Problem("processes/bpmn/conversation.bpmn", 0, "", name(),
                    "there is no drawing that runs conversations; add a process with the id "
                    + Company.CONVERSATION));
        }
        if (company.drawings().size() > MOST_DRAWINGS) {
            found.add(new Problem(company.drawings().get(MOST_DRAWINGS).path(), 0, "", name(), "there are " + company.drawings().size()
                    + " drawings, the most is "
                    + MOST_DRAWINGS + "; remove procedures that nobody needs"));
        }
    }
}
