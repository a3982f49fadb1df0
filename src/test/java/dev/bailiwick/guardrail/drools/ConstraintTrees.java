package dev.bailiwick.guardrail.drools;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Translates a tree of constraints, which says when something is allowed, to policies, which say when it is not: each way of not meeting the tree is
 * one policy, and each of its lines says of one constraint that no tool has shown it. Nothing is decided here; that is left to the rules.
 */
final class ConstraintTrees {

    /** What each constraint is called by an officer: {@code %s} is a limit of the case, in cents where money is meant. */
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("logged_in_user", "no tool has shown \"the login is right\" for the request's \"username\""),
            Map.entry("authenticated_admin_password", "no tool has shown \"the admin password is right\" for the request's \"username\""),
            Map.entry("call_get_database", "no tool has shown \"the figures of the bank were read\""),
            Map.entry("internal_check_credit_card_exist", "no tool has shown \"the card exists\" for the request's \"card_number\" and \"username\""),
            Map.entry("internal_check_foreign_currency_available",
                    "no tool has shown \"the currency is offered\" for the request's \"foreign_currency_type\""),
            Map.entry("get_loan_owed_balance_restr",
                    "no tool has shown that \"owed balance\" of the request's \"username\" is below %s cents in \"USD\""),
            Map.entry("minimal_elgibile_credit_score", "no tool has shown that \"credit score\" of the request's \"username\" is more than %s"),
            Map.entry("maximum_deposit_limit", "the request does not say an \"amount\" of %s cents or less in \"USD\""),
            Map.entry("maximum_exchange_amount", "the request does not say an \"amount\" of %s cents or less in \"USD\""),
            Map.entry("no_owed_balance", "no tool has shown that \"owed balance\" of the request's \"username\" is 0 cents or less in \"USD\""),
            Map.entry("no_credit_card_balance",
                    "no tool has shown that \"balance of all cards\" of the request's \"username\" is 0 cents or less in \"USD\""),
            Map.entry("no_credit_card_balance_on_card",
                    "no tool has shown that \"card balance\" of the request's \"card_number\" and \"username\" is 0 cents or less in \"USD\""),
            Map.entry("not_over_credit_limit",
                    "no tool has shown that \"available credit\" of the request's \"card_number\" and \"username\" covers its \"amount\""),
            Map.entry("pay_loan_account_balance_restr",
                    "no tool has shown that \"balance\" of the request's \"username\" covers what was looked up as \"owed balance\""),
            Map.entry("pay_loan_amount_restr", "no tool has shown that \"balance\" of the request's \"username\" covers its \"pay_owed_amount_request\""),
            Map.entry("safety_box_eligible", "no tool has shown that \"balance\" of the request's \"username\" is %s cents or more in \"USD\""),
            Map.entry("sufficient_account_balance", "no tool has shown that \"balance\" of the request's \"username\" covers its \"amount\""),
            Map.entry("internal_check_book_exist", "no tool has shown \"the book exists\" for the request's \"book_title\""),
            Map.entry("internal_check_book_available", "no tool has shown that \"copies left\" of the request's \"book_title\" is 1 or more"),
            Map.entry("internal_is_restricted", "no tool has shown \"the book is restricted\" for the request's \"book_title\""),
            Map.entry("database_book_not_borrowed", "no tool has shown that \"copies lent\" of the request's \"book_title\" is 0 or less"),
            Map.entry("user_book_borrowed", "no tool has shown \"the book is borrowed\" for the request's \"book_title\" and \"username\""),
            Map.entry("user_book_not_borrowed", "no tool has ruled out \"the book is borrowed\" for the request's \"book_title\" and \"username\""),
            Map.entry("internal_is_admin", "no tool has shown \"the account may change the library\" for the request's \"username\""),
            Map.entry("internal_check_room_exist", "no tool has shown \"the room exists\" for the request's \"room_id\""),
            Map.entry("internal_check_date_available_for_the_room",
                    "no tool has shown \"the room can be had that day\" for the request's \"resv_date\" and \"room_id\""),
            Map.entry("internal_all_slots_available_for_the_room_on_the_date",
                    "no tool has shown \"all slots are free\" for the request's \"slots\" and \"room and day\""),
            Map.entry("within_max_reservation_slots",
                    "no tool has shown that \"slots left\" of the request's \"username\" is at least its \"number of slots\""),
            Map.entry("within_borrow_limit", "no tool has shown that \"books borrowed\" of the request's \"username\" is below %s"),
            Map.entry("valid_membership", "no tool has shown that the day \"membership ends\" of the request's \"username\" is still to come or today"),
            Map.entry("sufficient_account_balance_for_late_fee",
                    "no tool has shown that \"balance\" of the request's \"username\" covers what was looked up as \"late fee\""),
            Map.entry("sufficient_account_balance_for_membership",
                    "no tool has shown that \"balance\" of the request's \"username\" covers what was looked up as \"membership fee\""));

    /** The limits that a constraint compares with, by the names of the case. */
    private static final Map<String, String> LIMITS = Map.of("get_loan_owed_balance_restr", "maximum_owed_balance", "minimal_elgibile_credit_score",
            "minimum_credit_score", "maximum_deposit_limit", "maximum_deposit", "maximum_exchange_amount", "maximum_exchange", "safety_box_eligible",
            "minimum_account_balance_safety_box", "within_borrow_limit", "borrow_limit");

    private ConstraintTrees() {
    }

    /**
     * @param tree   a tree, or null for what is always allowed
     * @param limits the case's limits by name
     * @return the sentences of each policy that forbids
     */
    static List<List<String>> forbidding(JsonNode tree, JsonNode limits) {
        List<List<String>> ways = new ArrayList<>();
        notMet(tree, limits).forEach(way -> ways.add(List.copyOf(way)));
        return ways;
    }

    private static Set<Set<String>> notMet(JsonNode tree, JsonNode limits) {
        if (tree.isNull()) {
            return Set.of();
        }
        return switch (tree.get(0).asText()) {
            case "single" -> Set.of(Set.of(sentence(tree.get(1).asText(), tree.get(2), limits)));
            case "and", "chain" -> {
                Set<Set<String>> any = new LinkedHashSet<>();
                tree.get(1).forEach(part -> any.addAll(notMet(part, limits)));
                yield any;
            }
            case "or", "gate" -> {
                Set<Set<String>> all = Set.of(Set.of());
                for (JsonNode part : tree.get(1)) {
                    all = together(all, notMet(part, limits));
                }
                yield all;
            }
            default -> throw new IllegalArgumentException("no such tree: " + tree);
        };
    }

    private static Set<Set<String>> together(Set<Set<String>> some, Set<Set<String>> others) {
        Set<Set<String>> all = new LinkedHashSet<>();
        some.forEach(one -> others.forEach(other -> {
            Set<String> both = new LinkedHashSet<>(one);
            both.addAll(other);
            all.add(both);
        }));
        return all;
    }

    private static String sentence(String constraint, JsonNode of, JsonNode limits) {
        if (constraint.startsWith("not ")) {
            return sentence(constraint.substring(4), of, limits).replace("has shown", "has ruled out");
        }
        if (constraint.equals("internal_check_username_exist")) {
            return "no tool has shown \"the account exists\" for the request's \"" + of.get("username").asText() + "\"";
        }
        String words = SENTENCES.get(constraint);
        if (words == null) {
            throw new IllegalArgumentException("no sentence says " + constraint);
        }
        String limit = LIMITS.containsKey(constraint) ? limits.get(LIMITS.get(constraint)).asText() : "";
        return words.formatted(words.contains("%s cents") ? limit + "00" : limit);
    }
}
