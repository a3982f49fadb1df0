package dev.bailiwick.guardrail.drools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bailiwick.guardrail.facts.CheckedFact;
import dev.bailiwick.guardrail.facts.Fact;
import dev.bailiwick.guardrail.facts.LookedUpAmountFact;
import dev.bailiwick.guardrail.facts.LookedUpDateFact;
import dev.bailiwick.guardrail.facts.LookedUpNumberFact;
import dev.bailiwick.guardrail.facts.RequestedAmountFact;
import dev.bailiwick.guardrail.facts.RequestedNumberFact;
import dev.bailiwick.guardrail.facts.RequestedWordFact;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Stands in for the tools of the bank and the library of one case: looks up in its database what real tools would, about what the request names, and
 * decides nothing. A tool that finds no account says nothing of it.
 */
final class CaseTools {

    private static final Set<String> SECRETS = Set.of("identification", "password", "admin_password", "admin_password_new", "identification_new");
    private static final Set<String> AMOUNTS = Set.of("amount", "loan_amount", "pay_owed_amount_request", "monthly_income", "total_assets");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);
    private static final String TOOL = "case";

    private final JsonNode request;
    private final JsonNode limits;
    private final JsonNode database;
    private final List<Fact> found = new ArrayList<>();

    private CaseTools(JsonNode one) {
        this.request = one.get("user_known");
        this.limits = one.get("constraint_parameters");
        this.database = one.get("initial_database");
    }

    /** @return the day on which a case happens */
    static LocalDate day(JsonNode one) {
        JsonNode database = one.get("initial_database");
        return database.has("interaction_time") ? LocalDate.parse(database.get("interaction_time").asText().substring(0, 10))
                : date(database.get("interaction_date").asText());
    }

    /** @return what the request says and what the tools found out about it */
    static List<Fact> facts(JsonNode one) {
        CaseTools tools = new CaseTools(one);
        tools.requested();
        tools.accounts();
        if (one.get("domain").asText().equals("bank")) {
            tools.bank();
        } else {
            tools.library(day(one));
        }
        return tools.found;
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text.replaceAll("(?<=\\d)(st|nd|rd|th)", ""), DAY);
    }

    private static long cents(JsonNode amount) {
        return new BigDecimal(amount.asText()).movePointRight(2).longValueExact();
    }

    private void requested() {
        request.fieldNames().forEachRemaining(name -> {
            JsonNode value = request.get(name);
            if (AMOUNTS.contains(name)) {
                boolean dollars = !request.has("unit") || request.get("unit").asText().contains("dollar");
                found.add(new RequestedAmountFact(name, dollars ? cents(value) : value.longValue(), "USD"));
            } else if (value.isNumber()) {
                found.add(new RequestedNumberFact(name, value.asDouble()));
            } else if (!SECRETS.contains(name) && !value.isNull() && !said(value).isEmpty()) {
                found.add(new RequestedWordFact(name, said(value)));
            }
        });
        if (request.has("slots")) {
            found.add(new RequestedNumberFact("number of slots", request.get("slots").size()));
            found.add(new RequestedWordFact("room and day", roomAndDay()));
        }
    }

    private static String said(JsonNode value) {
        return value.isArray() ? String.join(", ", StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).toList()) : value.asText();
    }

    private String word(String name) {
        return request.path(name).asText();
    }

    private String roomAndDay() {
        return word("room_id") + ", " + word("resv_date");
    }

    private void checked(String check, String about, String whose, boolean so) {
        found.add(new CheckedFact(check, about, whose, so, TOOL, 0));
    }

    private void amount(String name, String about, String whose, long cents) {
        found.add(new LookedUpAmountFact(name, about, whose, cents, "USD", TOOL, 0));
    }

    private void number(String name, String about, double number) {
        found.add(new LookedUpNumberFact(name, about, "", number, TOOL, 0));
    }

    private JsonNode account() {
        return database.get("accounts").path(word("username"));
    }

    private void accounts() {
        List.of("username", "destination_username").stream().filter(request::has).map(this::word).distinct()
                .forEach(name -> checked("the account exists", name, "", database.get("accounts").has(name)));
        if (account().isObject()) {
            String secret = account().has("identification") ? "identification" : "password";
            checked("the login is right", word("username"), "", account().get(secret).equals(request.get(secret)));
            amount("balance", word("username"), "", cents(account().get("balance")));
        }
    }

    private void bank() {
        checked("the figures of the bank were read", "", "", true);
        if (request.has("foreign_currency_type")) {
            String currency = word("foreign_currency_type");
            checked("the currency is offered", currency, "", database.get("foreign_exchange").has(currency));
        }
        if (!account().isObject()) {
            return;
        }
        String name = word("username");
        checked("the admin password is right", name, "", account().get("admin_password").equals(request.get("admin_password")));
        amount("owed balance", name, "", cents(account().get("owed_balance")));
        if (account().has("credit_score")) {
            number("credit score", name, account().get("credit_score").asDouble());
        }
        long all = 0;
        boolean there = false;
        for (JsonNode card : account().get("credit_cards")) {
            long balance = cents(card.get("credit_balance"));
            all += balance;
            if (card.get("card_number").equals(request.get("card_number"))) {
                there = true;
                amount("card balance", word("card_number"), name, balance);
                amount("available credit", word("card_number"), name, cents(card.get("credit_limit")) - balance);
            }
        }
        amount("balance of all cards", name, "", all);
        checked("the card exists", word("card_number"), name, there);
    }

    private void library(LocalDate today) {
        book();
        room();
        JsonNode account = account();
        if (!account.isObject()) {
            return;
        }
        String name = word("username");
        checked("the account may change the library", name, "", account.get("admin").booleanValue());
        number("books borrowed", name, account.get("borrowed").size());
        amount("late fee", name, "", cents(database.get("late_fee_per_book")) * account.get("late_book_count").intValue());
        amount("membership fee", name, "", cents(database.get("membership_monthly_fee")));
        int reserved = 0;
        for (JsonNode room : account.get("room_reservation")) {
            for (JsonNode slots : room) {
                reserved += slots.size();
            }
        }
        number("slots left", name, limits.get("max_reservation_slots").intValue() - reserved);
        if (account.hasNonNull("membership")) {
            LocalDate ends = date(account.get("membership").asText());
            int days = (int) ChronoUnit.DAYS.between(today, ends);
            found.add(new LookedUpDateFact("membership ends", name, "", ends.toString(), Math.max(days, 0), Math.max(-days, 0), TOOL, 0));
        }
    }

    private void book() {
        if (!request.has("book_title")) {
            return;
        }
        String title = word("book_title");
        String id = database.get("book_title_to_id").path(title).asText();
        JsonNode book = database.get("books").path(id);
        checked("the book exists", title, "", book.isObject());
        if (account().isObject()) {
            checked("the book is borrowed", title, word("username"), account().get("borrowed").has(id));
        }
        if (book.isObject()) {
            checked("the book is restricted", title, "", book.get("restricted").booleanValue());
            number("copies left", title, book.get("count").doubleValue());
            number("copies lent", title, StreamSupport.stream(database.get("accounts").spliterator(), false)
                    .filter(account -> account.get("borrowed").has(id)).count());
        }
    }

    private void room() {
        if (!request.has("room_id")) {
            return;
        }
        JsonNode room = database.get("rooms").path(word("room_id"));
        checked("the room exists", word("room_id"), "", room.isObject());
        checked("the room can be had that day", word("resv_date"), word("room_id"), room.has(word("resv_date")));
        List<String> free = StreamSupport.stream(room.path(word("resv_date")).spliterator(), false).map(JsonNode::asText).toList();
        checked("all slots are free", said(request.get("slots")), roomAndDay(),
                StreamSupport.stream(request.get("slots").spliterator(), false).map(JsonNode::asText).allMatch(free::contains));
    }
}
