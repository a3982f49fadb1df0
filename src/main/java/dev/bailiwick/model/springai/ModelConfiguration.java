package dev.bailiwick.model.springai;

import dev.bailiwick.model.AskRoute;
import dev.bailiwick.model.Route;
import dev.bailiwick.model.Routes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes a way to each route that the settings name, or says that there is none. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ModelConfiguration.class);

    @Bean
    Routes routes(Environment environment, ModelSettings one) {
        List<RouteSettings> settings = ReadRoutes.from(environment, one);
        if (settings.isEmpty()) {
            LOG.info("No language model is configured (BAILIWICK_MODEL_BASE_URL, BAILIWICK_MODEL_NAME or bailiwick.models.routes): the Librarian "
                    + "answers by quoting.");
        }
        List<AskRoute> ways = settings.stream().<AskRoute>map(SpringAiRoute::to).toList();
        ways.stream().map(AskRoute::route).forEach(ModelConfiguration::say);
        return new Routes(ways);
    }

    private static void say(Route route) {
        LOG.info("Language model {}: {} at {}, {} data{}", route.name(), route.model(), route.server(), route.sees().name().toLowerCase(
                java.util.Locale.ROOT), route.region().isEmpty() ? "" : ", region " + route.region());
    }
}
