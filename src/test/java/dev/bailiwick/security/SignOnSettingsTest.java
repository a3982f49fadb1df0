package dev.bailiwick.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bailiwick.kernel.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SignOnSettingsTest {

    private static final List<String> WHOLE = List.of("issuer=https://login.example.com/realms/bank", "client-id=the-house", "client-secret=s3cret",
            "roles.officer=Policy Officers,Heads", "roles.auditor=Audit");

    @TempDir
    Path folder;

    @EnableConfigurationProperties(SignOnSettings.class)
    static class House {
    }

    @Test
    void withoutAnIssuerThereIsNoProviderAndNothingHasToBeGiven() {
        given(List.of()).run(house -> {
            var settings = house.getBean(SignOnSettings.class);
            assertThat(settings.isOn()).isFalse();
            assertThat(settings.rolesOf(Set.of("Heads"))).isEmpty();
        });
    }

    @Test
    void groupsGiveTheRolesThatTheSettingsNameAndUnknownOnesNothing() {
        given(WHOLE).run(house -> {
            var settings = house.getBean(SignOnSettings.class);
            assertThat(settings.rolesOf(Set.of("Heads", "Audit", "Canteen"))).containsExactly(Role.OFFICER, Role.AUDITOR);
            assertThat(settings.rolesOf(Set.of("heads"))).as("a group is meant to the letter").isEmpty();
            assertThat(settings.wanted()).containsExactly("openid", "profile");
            assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(5));
            assertThat(settings.rolesLast()).isEqualTo(Duration.ofHours(24));
            assertThat(settings.toString()).doesNotContain("s3cret");
        });
    }

    @Test
    void aGroupWithCommasIsGivenAsAnItemOfAList() {
        given(List.of("issuer=https://login.example.com", "client-id=the-house", "client-secret=s3cret", "roles.officer[0]=CN=Officers,OU=Bank"))
                .run(house -> assertThat(house.getBean(SignOnSettings.class).rolesOf(Set.of("CN=Officers,OU=Bank"))).containsExactly(Role.OFFICER));
    }

    @Test
    void theSecretMayStandInAFile() throws IOException {
        var file = Files.writeString(folder.resolve("secret"), "from a file\n");
        var settings = new ArrayList<>(WHOLE);
        settings.set(2, "client-secret-file=" + file);

        given(settings).run(house -> assertThat(house.getBean(SignOnSettings.class).clientSecret()).isEqualTo("from a file"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "issuer=|sign-on.issuer is missing",
        "issuer=http://login.example.com|sign-on.issuer is 'http://login.example.com'",
        "issuer=https://login.example.com?x=1|sign-on.issuer is",
        "issuer=login|sign-on.issuer is 'login'",
        "client-id=|sign-on.client-id is missing",
        "client-secret=|sign-on.client-secret is missing",
        "client-secret-file=none|sign-on.client-secret-file is given, and client-secret too",
        "roles.chief=Heads|sign-on.roles.chief is given, and there is no role 'chief'",
        "name-claim=two words|sign-on.name-claim is 'two words'",
        "groups-claim=|sign-on.groups-claim is ''",
        "label=|sign-on.label must have",
        "scopes=profile,\"x|sign-on.scopes are",
        "timeout=2m|sign-on.timeout is PT2M",
        "roles-last=1s|sign-on.roles-last is PT1S"})
    void whatMakesNoSenseStopsTheStartAndNamesTheProperty(String changed, String words) {
        var settings = new ArrayList<>(WHOLE);
        settings.removeIf(one -> one.startsWith(changed.substring(0, changed.indexOf('=') + 1)));
        settings.add(changed);

        given(settings).run(house -> {
            assertThat(house).hasFailed();
            assertThat(house.getStartupFailure()).rootCause().isInstanceOf(CannotStart.class).hasMessageContaining("bailiwick.security." + words)
                    .hasMessageNotContaining("s3cret");
        });
    }

    @Test
    void aSecretFileThatIsNotThereAndRolesThatNobodyGetsStopTheStart() {
        var settings = new ArrayList<>(WHOLE);
        settings.set(2, "client-secret-file=" + folder.resolve("missing"));
        given(settings).run(house -> assertThat(house.getStartupFailure()).rootCause().isInstanceOf(CannotStart.class).hasMessageContaining("missing"));

        given(WHOLE.subList(0, 3)).run(house -> assertThat(house.getStartupFailure()).rootCause().isInstanceOf(CannotStart.class)
                .hasMessageContaining("sign-on.roles are missing"));
    }

    @Test
    void aMisspeltSettingStopsTheStart() {
        var settings = new ArrayList<>(WHOLE);
        settings.add("group-claim=groups");

        given(settings).run(house -> assertThat(house.getStartupFailure()).rootCause().hasMessageContaining("group-claim"));
    }

    private static ApplicationContextRunner given(List<String> settings) {
        return new ApplicationContextRunner().withUserConfiguration(House.class)
                .withPropertyValues(settings.stream().map(one -> "bailiwick.security.sign-on." + one).toArray(String[]::new));
    }
}
