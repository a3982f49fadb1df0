package dev.bailiwick.drafting;

import java.util.List;

/** Tries the prompts on the models that are configured, and lets a person decide where a suite does not. */
public interface CheckPrompts {

    /**
     * How a prompt stands with a route.
     *
     * @param prompt   the prompt that this route would get, such as {@code draft/1.gpt-4o}
     * @param route    the route
     * @param model    its model
     * @param tested   whether the prompt says that it was written and tested with this family of models
     * @param serves   whether it is asked
     * @param why      why, or why not and what to do
     * @param latest   what became of its latest suite, or null
     * @param permit   a person's decision, or null
     */
    record Standing(String prompt, String route, String model, boolean tested, boolean serves, String why, Contracts.Result latest,
            Contracts.Permit permit) {
    }

    /** @return every prompt that customers' turns need with every route */
    List<Standing> standings();

    /**
     * Runs every suite on every route, or on one. Takes as long as the models take for all cases, one after the other; never inside a transaction.
     *
     * @param route a route's name, or null for all
     * @param by    who asks for it
     * @return how they stand afterwards
     * @throws dev.bailiwick.kernel.Refusal when there is no such route, or no model at all
     */
    List<Standing> check(String route, String by);

    /**
     * Lets a pair serve without a passing suite. Goes into the company's own chain of the ledger. Inside a transaction of its own.
     *
     * @param prompt  the prompt's name, such as {@code draft}
     * @param route   the route's name
     * @param person  who decides
     * @param because why, 8 to 400 characters
     * @throws dev.bailiwick.kernel.Refusal when there is no such prompt or route, or no reason
     */
    void allow(String prompt, String route, String person, String because);
}
