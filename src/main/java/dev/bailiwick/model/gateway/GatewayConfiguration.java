package dev.bailiwick.model.gateway;

import dev.bailiwick.model.MayServe;
import dev.bailiwick.model.ModelCall;
import dev.bailiwick.model.Routes;
import dev.bailiwick.model.Spending;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gateway together. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    Gateway gateway(Routes routes, GatewaySettings settings, Buckets buckets, Spending spending, ObjectProvider<ModelCall.Hear> hearers,
            ObjectProvider<MayServe> mayServe, Clock clock) {
        Gateway gateway = new Gateway(routes, settings, buckets, spending, hearers.orderedStream().toList(), clock, Hands.real());
        MayServe all = mayServe.getIfAvailable();
        return all == null ? gateway : gateway.serving(all);
    }
}
