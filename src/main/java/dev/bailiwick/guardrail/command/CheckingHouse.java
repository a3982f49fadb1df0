package dev.bailiwick.guardrail.command;

import dev.bailiwick.guardrail.CheckPolicies;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** As much of the house as a check needs: the company's files and the rules. It carries no stereotype, so the house's own scan passes it over. */
@EnableConfigurationProperties
@ConfigurationPropertiesScan({"dev.bailiwick.guardrail", "dev.bailiwick.kernel.files"})
@ComponentScan({"dev.bailiwick.kernel.files", "dev.bailiwick.kernel.doors"})
@ComponentScan(basePackages = "dev.bailiwick.guardrail.drools", useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = CheckPolicies.class))
class CheckingHouse {
}
