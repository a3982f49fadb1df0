package dev.bailiwick.guardrail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.kernel.CompanyFiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long judging takes in the running house can be read. */
class JudgementTimesTest {

    @Test
    void everyJudgementOfTheHouseIsMeasuredOnce() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        BoundBook book = (BoundBook) Proxy.newProxyInstance(BoundBook.class.getClassLoader(), new Class<?>[] {BoundBook.class},
                (proxy, method, arguments) -> method.getName().equals("version") ? "0123456789ab" : Verdict.of(List.of(), "0123456789ab"));
        BrakedJudge judge = new BrakedJudge(new ReloadPolicies() {
            @Override
            public Prepared prepare(CompanyFiles files) {
                throw new UnsupportedOperationException("nothing to prepare");
            }

            @Override
            public BoundBook inForce() {
                return book;
            }
        }, meters);

        judge.judge(Gate.MESSAGE, List.of(), Instant.EPOCH);
        judge.judge(Gate.DRAFT, List.of(), Instant.EPOCH, "0123456789ab");

        assertThat(meters.get("bailiwick.judgement").timer().count()).isEqualTo(2);
    }
}
