package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Complete;
import dev.bailiwick.model.Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gateway together. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    Complete complete(Routes routes) {
        return Gateway.of(routes.inOrder());
    }
}
