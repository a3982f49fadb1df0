package dev.bailiwick.ledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.kernel.Decision;
import dev.bailiwick.ledger.LedgerOnTestDatabase;
import dev.bailiwick.ledger.SampleConversation;
import dev.bailiwick.testing.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VerifyLedgerCommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void itCountsWhatIsWholeAndNamesWhatIsBrokenWhileOthersWork() {
        try (LedgerOnTestDatabase serving = new LedgerOnTestDatabase(null)) {
            serving.decide(SampleConversation.decisions("one").toArray(Decision[]::new));
            serving.decide(SampleConversation.decisions("two").toArray(Decision[]::new));

            assertThat(verify(serving.database())).isEqualTo(VerifyLedgerCommand.WHOLE);
            assertThat(said()).endsWith("2 conversations, 30 entries, whole\n");

            serving.jdbc().sql("alter table ledger.entry disable trigger append_only").update();
            serving.jdbc().sql("delete from ledger.entry where conversation_id = 'two' and number = 7").update();
            assertThat(verify(serving.database())).isEqualTo(VerifyLedgerCommand.BROKEN);
            assertThat(said()).endsWith("conversation two, entry 7: entry 7 is missing; the next one is 8\n2 conversations, 29 entries, 1 broken\n");
        }
    }

    @Test
    void aDatabaseOutOfReachIsNeitherWholeNorBroken() {
        int exit = VerifyLedgerCommand.run(new PrintStream(printed), VerifyLedgerCommand.NAME, "--bailiwick.database.url=jdbc:postgresql://127.0.0.1:1/none",
                "--bailiwick.database.user=x");

        assertThat(exit).isEqualTo(VerifyLedgerCommand.NOT_CHECKED);
        assertThat(said()).contains("The ledger was not checked");
    }

    @Test
    void theWordOnTheCommandLineAsksForIt() {
        assertThat(VerifyLedgerCommand.isMeant("--server.port=0", "verify-ledger")).isTrue();
        assertThat(VerifyLedgerCommand.isMeant("--verify-ledger")).isFalse();
    }

    private int verify(TestDatabase database) {
        return VerifyLedgerCommand.run(new PrintStream(printed), VerifyLedgerCommand.NAME, "--bailiwick.database.url=" + database.url(),
                "--bailiwick.database.user=" + database.user(), "--bailiwick.database.password=" + database.password());
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
