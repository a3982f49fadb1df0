package dev.bailiwick.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.admin.KnowledgeInUse.Gap;
import dev.bailiwick.kernel.ConversationId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnowledgeGapsTest {

    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void theSameQuestionCountsAsOneAndTheBiggestGroupComesFirst() {
        var groups = KnowledgeGaps.of(List.of(gap("c-4", "Do you sell gold?", "en/savings", 0.6), gap("c-3", "May I bring my dog", "en/branches", 0.5),
                gap("c-2", "do you  sell gold", "en/savings", 0.55), gap("c-1", "Can I rent a safe?", "en/savings", 0.61)));

        assertThat(groups).extracting(KnowledgeGaps::nearest).containsExactly("en/savings", "en/branches");
        assertThat(groups.getFirst().count()).isEqualTo(3);
        assertThat(groups.getFirst().nearness()).isEqualTo(0.61);
        assertThat(groups.getFirst().questions()).extracting(KnowledgeGaps.Question::words, KnowledgeGaps.Question::count)
                .containsExactly(org.assertj.core.api.Assertions.tuple("Do you sell gold?", 2L), org.assertj.core.api.Assertions.tuple("Can I rent a safe?", 1L));
        assertThat(groups.getFirst().questions().getFirst().conversations()).extracting(one -> one.conversation().value()).containsExactly("c-4", "c-2");
    }

    @Test
    void whatNoSearchWasMadeForIsAGroupOfItsOwn() {
        var groups = KnowledgeGaps.of(List.of(new Gap(new ConversationId("c-1"), 1, AT, null, null, null, null, 0)));

        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.nearest()).isNull();
            assertThat(group.questions()).singleElement().satisfies(question -> assertThat(question.words()).isEmpty());
        });
    }

    private static Gap gap(String conversation, String question, String nearest, double nearness) {
        return new Gap(new ConversationId(conversation), 1, AT, question, "en", nearest, nearest, nearness);
    }
}
