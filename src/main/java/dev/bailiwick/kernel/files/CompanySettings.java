package dev.bailiwick.kernel.files;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the company's texts are.
 *
 * @param company a folder with any of {@code processes rules prompts knowledge}, each of which replaces the built-in one whole;
 *                empty for the sample company alone (BAILIWICK_COMPANY)
 */
@ConfigurationProperties("bailiwick")
record CompanySettings(String company) {

    CompanySettings {
        company = company == null ? "" : company.strip();
    }
}
