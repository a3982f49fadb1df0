package dev.bailiwick.drafting.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bailiwick.drafting.TestEmbeddings;
import dev.bailiwick.drafting.topics.EvaluateTopics.Sample;
import dev.bailiwick.kernel.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluateTopicsTest {

    private static final List<Sample> TRAIN = List.of(new Sample("Which shares should I buy?", "investment-advice"),
            new Sample("Is gold a good investment now?", "investment-advice"), new Sample("Where do I put my money so that it grows?", "investment-advice"),
            new Sample("I lost my card on the bus", "lost_card"), new Sample("Somebody took my wallet with the card in it", "lost_card"),
            new Sample("My card is gone, please block it", "lost_card"));

    private final EvaluateTopics evaluate = new EvaluateTopics(TestEmbeddings.get());

    @Test
    void aTextIsToldItsTopicAndTheSentenceItIsNearTo() {
        var outcome = evaluate.evaluate(TRAIN, List.of(new Sample("Should I put my savings into bitcoin?", "investment-advice"),
                new Sample("I can't find my debit card anywhere", null)));

        assertThat(outcome.predictions()).extracting(EvaluateTopics.Prediction::topic).containsExactly("investment-advice", "lost_card");
        assertThat(outcome.predictions().get(1).exemplar()).isIn(TRAIN.subList(3, 6).stream().map(Sample::text).toList());
        assertThat(outcome.judged()).isEqualTo(1);
        assertThat(outcome.right()).isEqualTo(1);
    }

    @Test
    void theSameQuestionIsAnsweredTheSame() {
        var test = List.of(new Sample("is now the time to sell my shares", null), new Sample("card stolen", null));

        assertThat(evaluate.evaluate(TRAIN, test)).isEqualTo(new EvaluateTopics(TestEmbeddings.get()).evaluate(TRAIN, test));
    }

    @Test
    void aRefusalNamesTheFieldAtFault() {
        var test = List.of(new Sample("card stolen", null));

        assertThatThrownBy(() -> evaluate.evaluate(List.of(), test)).isInstanceOf(Refusal.class).hasMessageStartingWith("train:");
        assertThatThrownBy(() -> evaluate.evaluate(TRAIN, List.of(test.getFirst(), new Sample(" ", null)))).hasMessageStartingWith("test[1].text:");
        assertThatThrownBy(() -> evaluate.evaluate(List.of(TRAIN.get(0), new Sample("x y", null)), test)).hasMessageStartingWith("train[1].topic:");
        assertThatThrownBy(() -> evaluate.evaluate(TRAIN.subList(0, 3), test)).hasMessageContaining("2 to 500 different topics");
    }

    @Test
    void aNameIsReadAsWords() {
        assertThat(EvaluateTopics.inWords("Refund_not_showing_up")).isEqualTo("refund not showing up");
        assertThat(EvaluateTopics.inWords("CardArrival/late")).isEqualTo("card arrival late");
        assertThat(EvaluateTopics.inWords("17")).isEmpty();
    }
}
