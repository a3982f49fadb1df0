package dev.bailiwick.desk.yaml;

import dev.bailiwick.desk.Roster;
import java.time.ZoneId;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Says to whoever asks in which time zone the company lives: the one that the desk's file in force names. */
@Configuration(proxyBeanMethods = false)
class CompanyZone {

    @Bean
    Supplier<ZoneId> zoneOfTheCompany(Roster roster) {
        return roster::zone;
    }
}
