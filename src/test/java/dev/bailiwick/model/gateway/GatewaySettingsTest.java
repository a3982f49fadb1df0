package dev.bailiwick.model.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class GatewaySettingsTest {

    @EnableConfigurationProperties(GatewaySettings.class)
    static class House {
    }

    private final ApplicationContextRunner house = new ApplicationContextRunner().withUserConfiguration(House.class);

    @Test
    void withoutAWordTheDefaultsHold() {
        house.run(context -> assertThat(context.getBean(GatewaySettings.class)).isEqualTo(GatewaySettings.defaults()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"background-share=0.9 | background-share must be more than 0 and at most 0.5",
            "nodes=0 | nodes must be 1 to 1000", "bucket-wait=1h | bucket-wait must be more than nothing and at most 5s",
            "hedge-share=5 | hedge-share must be 0 to 1", "daily-budget=-1 | must not be less than 0", "cheaper-from=80 | cheaper-from must be 0 to 1",
            "hedge-shar=0.1 | hedge-shar", "without-route=bot | without-route"})
    void whatMakesNoSenseIsRefusedAtTheStart(String said, String why) {
        house.withPropertyValues("bailiwick.gateway." + said).run(context -> {
            Throwable refused = context.getStartupFailure();
            assertThat(refused).isNotNull();
            StringBuilder words = new StringBuilder();
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                words.append(cause.getMessage()).append('\n');
            }
            assertThat(words).contains(why);
        });
    }
}
