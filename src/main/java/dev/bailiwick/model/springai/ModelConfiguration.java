package dev.bailiwick.model.springai;

import dev.bailiwick.model.Complete;
import dev.bailiwick.model.gateway.Gateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the route that the settings name, or says that there is none. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ModelConfiguration.class);

    @Bean
    Complete complete(ModelSettings settings) {
        if (!settings.configured()) {
            LOG.info("No language model is configured (BAILIWICK_MODEL_BASE_URL, BAILIWICK_MODEL_NAME): the Librarian answers by quoting.");
            return Gateway.toNobody();
        }
        LOG.info("Language model: {} at {}{}", settings.name(), settings.server(), settings.chatPath());
        return Gateway.to(new OpenAiRoute(settings));
    }
}
