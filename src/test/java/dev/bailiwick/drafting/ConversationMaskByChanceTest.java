package dev.bailiwick.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.conversation.Message;
import dev.bailiwick.drafting.detect.Visible;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold of the placeholders of every conversation, tried on conversations by chance in which customers type placeholders themselves. */
class ConversationMaskByChanceTest {

    private static final int CONVERSATIONS = 100;
    private static final List<String> DATA = List.of("+353 87 123 4567", "+353 86 765 4321", "+49 30 1234567", "ada.byrne@example.ie",
            "b.vogel@example.de", "DE89370400440532013000", "IE29AIBK93115212345678", "4111 1111 1111 1111", "5500 0000 0000 0004");
    private static final List<String> TYPED = List.of("[phone]", "[phone 2]", "[phone 3]", "[e-mail]", "[e-mail 2]", "[name]", "[name 2]",
            "[IBAN ••••3000]", "[card ••••1111]", "[card ••••1111 2]", "[phone 2 2]", "[[phone]]", "[pho\u200Bne 2]", "［phone］", "[Phone 2]", "{phone}");
    private static final List<String> WORDS = List.of("please call", "my number is", "write to", "as you said", "is it", "or rather", "I paid with");

    private static String text(Random chance) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + chance.nextInt(4); i > 0; i--) {
            text.append(pick(WORDS, chance)).append(' ').append(pick(chance.nextInt(3) == 0 ? TYPED : DATA, chance)).append(". ");
        }
        return text.toString().strip();
    }

    private static String pick(List<String> from, Random chance) {
        return from.get(chance.nextInt(from.size()));
    }

    private static List<Message> messages(Random chance, int most) {
        List<Message> messages = new ArrayList<>();
        for (int i = 1 + chance.nextInt(most); i > 0; i--) {
            messages.add(chance.nextInt(3) == 0 ? TestMessages.assistant(text(chance)) : TestMessages.customer(text(chance)));
        }
        return messages;
    }

    /** A conversation, and its mask. */
    private record Tried(String told, List<Message> all, ConversationMask mask, ConversationMask again) {

        static Tried of(int seed) {
            Random chance = new Random(seed);
            List<Message> before = messages(chance, 6);
            List<Message> open = messages(chance, 3);
            List<Message> all = Stream.concat(before.stream(), open.stream()).toList();
            return new Tried("seed " + seed + ": " + all.stream().map(Message::body).toList(), all, ConversationMask.over(before, open),
                    ConversationMask.over(before, open));
        }
    }

    private static Stream<Tried> conversations() {
        return Stream.iterate(1, seed -> seed + 1).limit(CONVERSATIONS).map(Tried::of);
    }

    @Test
    void noDataOfAnyMessageIsSeenInAnother() {
        conversations().forEach(tried -> tried.all().forEach(message -> DATA.forEach(data ->
                assertThat(tried.mask().mask(message.body())).as(tried.told()).doesNotContain(data))));
    }

    @Test
    void whatIsFilledInIsWhatWasWrittenWhateverTheCustomerTyped() {
        conversations().forEach(tried -> tried.all().forEach(message ->
                assertThat(tried.mask().fillIn(tried.mask().mask(message.body()))).as(tried.told()).isEqualTo(Visible.only(message.body()))));
    }

    @Test
    void onePlaceholderStandsForOneThingAndOneThingHasOnePlaceholder() {
        conversations().forEach(tried -> {
            Map<String, String> dataByPlaceholder = new HashMap<>();
            DATA.stream().filter(data -> tried.all().stream().anyMatch(message -> message.body().contains(data))).forEach(data -> {
                String placeholder = tried.mask().mask(data);
                assertThat(dataByPlaceholder.put(placeholder, data)).as(placeholder + " in " + tried.told()).isNull();
                assertThat(tried.all().stream().filter(message -> message.body().contains(data)).map(message -> tried.mask().mask(message.body())))
                        .as(data + " in " + tried.told()).allMatch(masked -> masked.contains(placeholder));
            });
        });
    }

    @Test
    void whatACustomerTypesIsNeverFilledInWithData() {
        conversations().forEach(tried -> TYPED.forEach(typed -> assertThat(tried.mask().fillIn(tried.mask().mask("I was told " + typed + " is it.")))
                .as(typed + " in " + tried.told()).isEqualTo("I was told " + Visible.only(typed) + " is it.")));
    }

    @Test
    void theSameConversationGivesTheSameWords() {
        conversations().forEach(tried -> tried.all().forEach(message ->
                assertThat(tried.again().mask(message.body())).as(tried.told()).isEqualTo(tried.mask().mask(message.body()))));
    }
}
