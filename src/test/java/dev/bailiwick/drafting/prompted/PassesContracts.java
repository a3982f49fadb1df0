package dev.bailiwick.drafting.prompted;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bailiwick.drafting.Company;
import dev.bailiwick.drafting.words.Words;
import java.util.List;
import java.util.Optional;

/** What a model says that is good at the sample company's contract suites: stand-ins of models say it, so that they may serve. */
public final class PassesContracts {

    private static final PromptFiles.Book BOOK = new PromptFiles(Company.sample()).inForce();

    private PassesContracts() {
    }

    /**
     * @param words everything that a model is asked
     * @return the right answer; empty when it is no case of a suite
     */
    public static Optional<String> answer(String words) {
        for (Needed needed : Needed.values()) {
            Contract contract = BOOK.contracts().get(needed.word());
            if (contract == null || !words.contains(BOOK.template(needed).instructions().getFirst().lines().findFirst().orElseThrow())) {
                continue;
            }
            for (Contract.Case one : contract.cases()) {
                if (words.contains(one.texts().get("message")) && words.contains(one.texts().getOrDefault("answer", ""))) {
                    return Optional.of(answer(needed, one));
                }
            }
        }
        return Optional.empty();
    }

    private static String answer(Needed needed, Contract.Case one) {
        ObjectNode answer = switch (needed) {
            case DRAFT -> draft(one);
            case UNDERSTAND -> json("{\"intent\":null,\"language\":\"en\",\"topics\":[],\"wants_person\":false,\"abusive\":false}");
            case JUDGE -> json("{\"sound\":true,\"objection\":\"\"}");
            case MEND -> throw new IllegalArgumentException("nobody answers this alone");
        };
        one.fields().forEach((field, wanted) -> {
            if (!field.equals("citations")) {
                boolean flag = wanted.getFirst().equals("true") || wanted.getFirst().equals("false");
                answer.set(field, flag ? JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(wanted.getFirst()))
                        : JsonNodeFactory.instance.textNode(wanted.getFirst()));
            }
        });
        return answer.toString();
    }

    private static ObjectNode draft(Contract.Case one) {
        boolean none = List.of("true").equals(one.fields().get("no_answer"));
        int number = Integer.parseInt(one.fields().getOrDefault("citations", List.of("1")).getFirst());
        ObjectNode answer = json("{\"asks_back\":false,\"no_answer\":" + none + ",\"citations\":[" + (none ? "" : number) + "]}");
        return answer.put("answer", none ? "" : Words.sentences(one.passages().get(number - 1).text()).getFirst());
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
