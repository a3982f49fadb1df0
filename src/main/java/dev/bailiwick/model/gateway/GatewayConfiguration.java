package dev.bailiwick.model.gateway;

import dev.bailiwick.model.Complete;
import dev.bailiwick.model.MayServe;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Routes;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gateway together. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    Complete complete(Routes routes, GatewaySettings settings, Buckets buckets, ObjectProvider<ModelCall.Hear> hearers,
            ObjectProvider<MayServe> mayServe, Clock clock) {
        Gateway gateway = new Gateway(routes, settings, buckets, hearers.orderedStream().toList(), clock, Hands.real());
        MayServe all = mayServe.getIfAvailable();
        return all == null ? gateway : gateway.serving(all);
    }
}
