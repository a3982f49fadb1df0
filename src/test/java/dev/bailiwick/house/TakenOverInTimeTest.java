package dev.bailiwick.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.channel.WebhookSettings;
import dev.bailiwick.flow.FlowSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;

/** What a killed node had in hand is another's within fifteen seconds: the longest that its lock can last and the longest until somebody looks. */
class TakenOverInTimeTest {

    private static final Duration BAR = Duration.ofSeconds(15);
    private static final Binder NOTHING_SET = new Binder(new MapConfigurationPropertySource());

    @Test
    void slowSteps() {
        FlowSettings flow = NOTHING_SET.bindOrCreate("bailiwick.flow", FlowSettings.class);

        assertThat(flow.lease().plus(flow.takeover())).isLessThan(BAR);
        assertThat(flow.heartbeat().multipliedBy(3)).isLessThan(flow.lease());
    }

    @Test
    void deliveries() {
        WebhookSettings webhook = NOTHING_SET.bindOrCreate("bailiwick.webhook", WebhookSettings.class);

        assertThat(webhook.lease().plus(webhook.poll())).isLessThan(BAR);
        assertThat(webhook.heartbeat().multipliedBy(3)).isLessThan(webhook.lease());
    }

    @Test
    void timersAndTheCasesThatTheyRemindOf() throws IOException {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yml"));
        Properties all = yaml.getObject();

        Duration lock = millis(all, "lock-time-in-millis");
        Duration longestWait = millis(all, "max-wait");

        assertThat(lock.plus(longestWait)).isLessThan(BAR);
    }

    private static Duration millis(Properties all, String name) {
        return Duration.ofMillis(Long.parseLong(all.get("camunda.bpm.job-execution." + name).toString()));
    }
}
