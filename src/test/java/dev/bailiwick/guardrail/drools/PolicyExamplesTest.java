package dev.bailiwick.guardrail.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.guardrail.GuardrailSettings;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Given these facts, this policy hits, and that one does not: the examples beside every policy of the sample company. */
class PolicyExamplesTest {

    @TestFactory
    Stream<DynamicTest> everyExampleHolds() {
        CompiledBook book = BooksForTests.larkfield();

        return book.examples().stream().map(example -> DynamicTest.dynamicTest(example.policy() + ": " + example.expects().words() + ": "
                + example.name(), () -> assertThat(book.seen(example, GuardrailSettings.ordinary())).matches(example.expects()::met)));
    }

    @Test
    void everySentenceIsUsedOrCouldBe() {
        CompiledBook book = BooksForTests.larkfield();

        assertThat(book.sentences().all()).allSatisfy(sentence -> assertThat(sentence.note()).endsWith("."));
        assertThat(book.policies()).hasSizeGreaterThanOrEqualTo(14);
    }
}
