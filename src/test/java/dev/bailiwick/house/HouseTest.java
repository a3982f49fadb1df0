package dev.bailiwick.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.bailiwick.Bailiwick;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

/** The walls of the house: modules and their arrows, technology in its folders, names, the doors of chance. */
class HouseTest {

    /** Endings that stand in for a missing word, each with the way out. */
    private static final Map<String, String> ENDINGS = Map.of(
            "Impl", "name it by its technology (JdbcConversations)", "Service", "name the work by a verb (FindPassages) or the store by a plural",
            "Manager", "say what it does to what", "Helper", "move the method to the type it is about",
            "Util", "move the method to the type it is about", "Utils", "move the method to the type it is about",
            "Dto", "name the thing (ConversationAnswer)", "Entity", "name the thing (Conversation)",
            "Mapper", "let the type make itself (from, of)", "Processor", "say what it does by a verb");
    private static final Map<String, String> MORE_ENDINGS = Map.of("Info", "name what is known", "Data", "name what is held");

    /** What the law calls so, we call so. */
    private static final String WORD_OF_THE_LAW = "PersonalData";

    /** Words that mean two things, or somebody else's; the wire contract's words only live in the folder that speaks it. */
    private static final Pattern FOREIGN_WORD = Pattern.compile("(Agent|Bot|Escalation|Ticket|Chunk)(?=[A-Z]|s?$)");

    private static final String[] TECHNOLOGY = {"..jdbc..", "..web..", "..drools..", "..camunda..", "..springai..", "..onnx..", "..lucene.."};

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter().importUrl(whereTheHouseStands());
    }

    private static URL whereTheHouseStands() {
        return Bailiwick.class.getProtectionDomain().getCodeSource().getLocation();
    }

    @Test
    void modulesUseOnlyWhatTheirPackageInfoAllows() {
        var here = whereTheHouseStands().getPath();

        ApplicationModules.of(Bailiwick.class, DescribedPredicate.describe("of a test",
                type -> type.getSource().map(source -> !source.getUri().getPath().startsWith(here)).orElse(true))).verify();
    }

    @Test
    void theKernelStaysSmall() {
        var types = house.stream().filter(type -> type.getPackageName().equals("dev.bailiwick.kernel") && type.isTopLevelClass()
                && !type.getSimpleName().equals("package-info")).map(JavaClass::getSimpleName).toList();

        assertThat(types).as("a word that one module needs belongs to that module").hasSizeLessThanOrEqualTo(15);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @MethodSource("technologies")
    void eachTechnologyStaysInItsFolder(List<String> technology, List<String> folders) {
        noClasses().that().resideOutsideOfPackages(folders.toArray(String[]::new))
                .should().dependOnClassesThat().resideInAnyPackage(technology.toArray(String[]::new))
                .because("a successor must cost one folder: move the class into " + folders + ", or give the root package an interface for it")
                .allowEmptyShould(true).check(house);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> technologies() {
        return Stream.of(
                rule(List.of("java.sql..", "org.springframework.jdbc..", "org.postgresql.."), "..jdbc..", "dev.bailiwick.database..",
                        "dev.bailiwick.flow.camunda.."),
                rule(List.of("org.flywaydb..", "com.zaxxer.hikari..", "io.zonky.."), "dev.bailiwick.database..", "dev.bailiwick.flow.camunda.."),
                rule(List.of("org.springframework.web.bind..", "org.springframework.web.servlet..", "jakarta.servlet..",
                        "org.springframework.security.web.."), "..web.."),
                rule(List.of("org.camunda.."), "dev.bailiwick.flow.camunda.."),
                rule(List.of("org.drools..", "org.kie..", "org.jbpm.."), "dev.bailiwick.guardrail.drools.."),
                rule(List.of("org.springframework.ai.."), "dev.bailiwick.model.springai.."),
                rule(List.of("org.springframework.security.oauth2..", "com.nimbusds.."), "dev.bailiwick.security.web.."),
                rule(List.of("org.apache.lucene.."), "..lucene.."),
                rule(List.of("ai.onnxruntime..", "ai.djl..", "dev.langchain4j.."), "..onnx.."),
                rule(List.of("org.commonmark.."), "..markdown..", "..web.."));
    }

    private static org.junit.jupiter.params.provider.Arguments rule(List<String> technology, String... folders) {
        return org.junit.jupiter.params.provider.Arguments.of(technology, List.of(folders));
    }

    @Test
    void technologyIsNobodyElsesBusiness() {
        classes().that().resideInAnyPackage(TECHNOLOGY).and().areTopLevelClasses().and(not(madeByAFramework()))
                .should().notBePublic()
                .because("others speak to the module's root package: make it package-private").allowEmptyShould(true).check(house);
    }

    // A framework makes these by their class's name and can only do so when they are public.
    private static DescribedPredicate<JavaClass> madeByAFramework() {
        return DescribedPredicate.describe("made by a framework", type -> type.isAssignableTo("org.flywaydb.core.api.migration.JavaMigration")
                || type.isAssignableTo("org.apache.catalina.Valve")
                || type.isAssignableTo("org.jbpm.workflow.instance.rule.RuleFlowGroupRuleTypeEngine"));
    }

    @Test
    void namesSayWhatAThingIs() {
        classes().should(new ArchCondition<>("have a name that says what it is") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(ENDINGS.entrySet().stream(), MORE_ENDINGS.entrySet().stream())
                        .filter(ending -> type.getSimpleName().endsWith(ending.getKey()) && !type.getSimpleName().endsWith(WORD_OF_THE_LAW))
                        .forEach(ending -> events.add(SimpleConditionEvent.violated(type,
                                type.getName() + " ends in " + ending.getKey() + ": " + ending.getValue())));
            }
        }).check(house);
    }

    @Test
    void weSayCustomerAdvisorAssistantHandoffPassage() {
        classes().that(not(resideInAnyPackage("dev.bailiwick.channel.web.."))).should(new ArchCondition<>("be named in our own words") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (FOREIGN_WORD.matcher(type.getSimpleName()).find()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + ": say Advisor or Assistant for agent, Assistant for bot,"
                            + " Handoff for escalation, Case for ticket, Passage for chunk"));
                }
            }
        }).check(house);
    }

    @Test
    void timeAndIdentityComeThroughTheirDoors() {
        var cure = "inject java.time.Clock or dev.bailiwick.kernel.Ids: a rehearsal must be able to bring its own";
        check(noClasses().that(not(resideInAPackage("dev.bailiwick.kernel.doors.."))).should().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(java.time.Instant.class, "now").orShould().callMethod(java.time.LocalDate.class, "now")
                .orShould().callMethod(java.time.LocalDateTime.class, "now").orShould().callMethod(java.time.OffsetDateTime.class, "now")
                .orShould().callMethod(java.time.ZonedDateTime.class, "now").orShould().callMethod(java.time.Clock.class, "systemUTC")
                .orShould().callMethod(java.time.Clock.class, "systemDefaultZone").orShould().callMethod(java.util.UUID.class, "randomUUID")
                .orShould().callConstructor(java.util.Date.class).because(cure));
    }

    @Test
    void chanceComesThroughItsDoors() {
        check(noClasses().that(not(resideInAnyPackage("dev.bailiwick.kernel.doors..", "dev.bailiwick.database.embedded..")
                .or(DescribedPredicate.describe("a configuration that opens a door", type -> type.getSimpleName().endsWith("Configuration")))))
                .should().callMethod(Math.class, "random").orShould().callConstructor(java.util.Random.class)
                .orShould().callConstructor(java.util.Random.class, long.class).orShould().callConstructor(java.security.SecureRandom.class)
                .orShould().callMethod(java.util.concurrent.ThreadLocalRandom.class, "current")
                .orShould().callMethod(java.util.Collections.class, "shuffle", List.class)
                .because("chance is injected, so that a run can be repeated from its seed"));
    }

    @Test
    void nobodyInjectsIntoFields() {
        check(com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields().should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired").because("a constructor says what a thing needs"));
    }

    @Test
    void nothingIsLeftForLater() {
        check(noClasses().should().callConstructor(UnsupportedOperationException.class)
                .orShould().callConstructor(UnsupportedOperationException.class, String.class)
                .because("what cannot be done should not be offered"));
    }

    @Test
    void recordsAndEnumsAreTheOnlyPublicFieldsOwners() {
        check(com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields().that().arePublic().and().areNotStatic().should()
                .notHaveModifier(JavaModifier.FINAL).because("what others can change is nobody's"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(house);
    }
}
