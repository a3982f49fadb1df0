package dev.bailiwick.bench;

import dev.bailiwick.drafting.Company;
import dev.bailiwick.drafting.DraftReply;
import dev.bailiwick.drafting.Settings;
import dev.bailiwick.drafting.TestEmbeddings;
import dev.bailiwick.drafting.TestMessages;
import dev.bailiwick.drafting.Understanding;
import dev.bailiwick.drafting.detect.Detectors;
import dev.bailiwick.drafting.librarian.FollowUp;
import dev.bailiwick.drafting.librarian.Librarian;
import dev.bailiwick.drafting.wording.WordingFiles;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.Language;
import dev.bailiwick.kernel.TurnId;
import dev.bailiwick.knowledge.Audience;
import dev.bailiwick.knowledge.CustomersQuestions;
import dev.bailiwick.knowledge.FilesInMemory;
import dev.bailiwick.knowledge.FindPassages;
import dev.bailiwick.knowledge.KnowledgeHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Counts of which questions the Librarian says that something fits, by the floor of nearness: the company's own customers' questions,
 * other banks' customers' (BANKING77, the training half) and questions that no bank answers (CLINC150, without its banking intents and without
 * what is nothing but a greeting). Run in the project's folder, with the folder of the shared data:
 *
 * <pre>java -cp $CP dev.bailiwick.bench.WhatFits ../shared/data</pre>
 */
public final class WhatFits {

    private static final Instant MOMENT = Instant.parse("2026-06-01T10:00:00Z");
    private static final int MOST = 6;
    /** CLINC150's intents of banking and cards, and three of travel and work that our articles answer. */
    private static final Set<String> OURS = Set.of("freeze_account", "routing", "pin_change", "bill_due", "pay_bill", "account_blocked",
            "interest_rate", "min_payment", "bill_balance", "transfer", "order_checks", "balance", "spending_history", "transactions",
            "report_fraud", "replacement_card_duration", "expiration_date", "damaged_card", "improve_credit_score", "report_lost_card",
            "card_declined", "credit_limit_change", "apr", "redeem_rewards", "credit_limit", "rewards_balance", "application_status",
            "credit_score", "new_card", "international_fees", "travel_notification", "exchange_rate", "direct_deposit");

    private final KnowledgeHouse house = KnowledgeHouse.withModel(FilesInMemory.ofFolder(Path.of(""), "knowledge"), MOMENT);
    private final Detectors detectors = new Detectors(Company.sample(), Settings.defaults(), TestEmbeddings.get(), TestEmbeddings.once());
    private final WordingFiles wordings = new WordingFiles(Company.sample());

    private WhatFits() {
    }

    /**
     * @param arguments the folder of the shared data
     * @throws IOException when a file is not there
     */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0], "fewshot");
        WhatFits measure = new WhatFits();
        Map<String, List<DraftReply.Request>> sets = new LinkedHashMap<>();
        sets.put("own", measure.requests(List.copyOf(CustomersQuestions.all().keySet())));
        sets.put("banking77", measure.requests(Files.readAllLines(data.resolve("BANKING77/train_5/seq.in"))));
        List<String> foreign = new ArrayList<>();
        List<String> said = Files.readAllLines(data.resolve("CLINC150/valid/seq.in"));
        List<String> labels = Files.readAllLines(data.resolve("CLINC150/valid/label"));
        for (int i = 0; i < said.size(); i++) {
            if (!OURS.contains(labels.get(i).strip())) {
                foreign.add(said.get(i));
            }
        }
        sets.put("foreign", measure.requests(foreign));
        sets.forEach((name, requests) -> System.out.printf("%s: %d, with an intent %d%n", name, requests.size(),
                requests.stream().filter(request -> request.understanding().intent() != null).count()));
        System.out.println("| floor | with an intent | " + String.join(" | ", sets.keySet()) + " |");
        for (int intentFloor : List.of(66, 64, 62)) {
            for (int floor = 64; floor <= 74; floor++) {
                Librarian librarian = measure.librarian(floor / 100.0, Math.min(floor, intentFloor) / 100.0);
                StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| %.2f | %.2f |", floor / 100.0, Math.min(floor, intentFloor) / 100.0));
                sets.values().forEach(requests -> row.append(String.format(Locale.ROOT, " %.1f %% |", 100.0 * requests.stream()
                        .filter(request -> !(librarian.draft(request) instanceof DraftReply.NothingFits)).count() / requests.size())));
                System.out.println(row);
            }
        }
        measure.house.close();
    }

    private Librarian librarian(double floor, double floorWithIntent) {
        return new Librarian(detectors, wordings, Settings.with(Map.of("bailiwick.drafting.passage-floor", floor,
                "bailiwick.drafting.passage-floor-with-intent", floorWithIntent)), ZoneId.of("Europe/Dublin"));
    }

    /** What the drawing would ask for each of them; greetings and thanks never come so far. */
    private List<DraftReply.Request> requests(List<String> texts) {
        List<DraftReply.Request> requests = new ArrayList<>();
        for (String text : texts) {
            Understanding seen = detectors.see(Language.ENGLISH, List.of(TestMessages.customer(text)), Librarian.SOURCE);
            if (!seen.greeting()) {
                var query = new FindPassages.Query(new FollowUp().of(seen, List.of()), Language.ENGLISH, Set.of(Audience.PUBLIC), null, MOMENT, MOST);
                requests.add(new DraftReply.Request(new TurnId(new ConversationId("c-1"), 1), Language.ENGLISH, seen, List.of(), List.of(),
                        house.the(FindPassages.class).find(query)));
            }
        }
        return requests;
    }
}
