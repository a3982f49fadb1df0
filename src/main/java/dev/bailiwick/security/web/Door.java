package dev.bailiwick.security.web;

import static dev.bailiwick.security.Role.ADMINISTRATOR;
import static dev.bailiwick.security.Role.ADVISOR;
import static dev.bailiwick.security.Role.ANALYST;
import static dev.bailiwick.security.Role.APPROVER;
import static dev.bailiwick.security.Role.AUDITOR;
import static dev.bailiwick.security.Role.OFFICER;
import static dev.bailiwick.security.Role.OPERATOR;

import dev.bailiwick.security.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of our own API, and which roles open each. The first door whose path fits decides; a path that stands nowhere is read by auditors
 * and written by nobody who signs in. The Management key that belongs to nobody in particular opens every door; what is signed by people asks for a
 * person behind it. The pages offer what these doors open and learn it from {@code /api/account}.
 */
enum Door {

    /** One's own account, password and keys; what the API offers. */
    OWN(Way.ANY, List.of("/api/account", "/api/account/**", "/api/openapi.json"), Role.values()),
    /** The accounts of all. */
    ACCOUNTS(Way.READ, List.of("/api/accounts", "/api/accounts/**"), ADMINISTRATOR, AUDITOR),
    /** Giving and taking accounts. */
    ACCOUNTS_KEEP(Way.WRITE, ACCOUNTS.paths, ADMINISTRATOR),
    /** What was said, and why: conversations and their ledger. */
    CONVERSATIONS(Way.READ, List.of("/api/conversations", "/api/conversations/**", "/api/conversation-marks", "/api/ledger/**"),
            OFFICER, APPROVER, ANALYST, ADVISOR, AUDITOR),
    /** What waits for a person. */
    CASES(Way.READ, List.of("/api/desk/**"), ADVISOR, ANALYST, OFFICER, APPROVER, AUDITOR),
    /** Texts tried on the policies without any effect. */
    POLICIES_TRY(Way.WRITE, List.of("/api/policies/try"), OFFICER, APPROVER, ANALYST),
    /** The policies in force, proposed and past. */
    POLICIES(Way.READ, List.of("/api/policies", "/api/policies/**"), OFFICER, APPROVER, ANALYST, AUDITOR),
    /** Writing, approving and braking policies. */
    POLICIES_KEEP(Way.WRITE, POLICIES.paths, OFFICER, APPROVER),
    /** Articles and their revisions, search as the assistant searches, and what nothing suitable was found for. */
    KNOWLEDGE(Way.READ, List.of("/api/knowledge", "/api/knowledge/**"), OFFICER, APPROVER, ANALYST, ADVISOR, AUDITOR),
    /** How well topics are recognised. */
    TOPICS(Way.WRITE, List.of("/api/topics/**"), OFFICER, APPROVER, ANALYST),
    /** A person lets a prompt be asked of a model that has not passed its suite. */
    PROMPTS_PERMIT(Way.WRITE, List.of("/api/prompts/*/routes/*/permit"), APPROVER),
    /** Which prompt is asked of which model. */
    PROMPTS(Way.READ, List.of("/api/prompts", "/api/prompts/**"), OFFICER, APPROVER, ANALYST, OPERATOR, AUDITOR),
    /** Trying the prompts on the models. */
    PROMPTS_CHECK(Way.WRITE, PROMPTS.paths, OFFICER, ANALYST, OPERATOR),
    /** A drawing looked at while it is drawn, without any effect. */
    FLOWS_CHECK(Way.WRITE, List.of("/api/flows/check"), ANALYST, OFFICER, APPROVER),
    /** The drawings in force, proposed and past, and where conversations are in them. */
    FLOWS(Way.READ, List.of("/api/flows", "/api/flows/**"), ANALYST, APPROVER, OFFICER, OPERATOR, AUDITOR),
    /** Drawing, approving and returning. */
    FLOWS_KEEP(Way.WRITE, FLOWS.paths, ANALYST, APPROVER),
    /** How drawings fare. */
    FLOW(Way.READ, List.of("/api/flow/**"), ANALYST, OPERATOR, AUDITOR),
    /** The company's texts, checked and taken up. */
    COMPANY(Way.WRITE, List.of("/api/company/**"), OFFICER, ANALYST, OPERATOR),
    /** Events on their way to the company. */
    DELIVERIES(Way.READ, List.of("/api/deliveries", "/api/deliveries/**"), OPERATOR, AUDITOR),
    /** Sending again what was given up. */
    DELIVERIES_RESEND(Way.WRITE, DELIVERIES.paths, OPERATOR),
    /** How models fare. */
    MODELS(Way.READ, List.of("/api/models", "/api/models/**"), OPERATOR, ANALYST, AUDITOR),
    /** Routes and budgets of models. */
    MODELS_KEEP(Way.WRITE, MODELS.paths, OPERATOR),
    /** Nodes, what failed, keys, and every change that people made. */
    OPERATIONS(Way.READ, List.of("/api/operations/**"), OPERATOR, AUDITOR),
    /** Trying again what failed. */
    OPERATIONS_KEEP(Way.WRITE, OPERATIONS.paths, OPERATOR),
    /** The figures of the house, without any customer's words. */
    OVERVIEW(Way.READ, List.of("/api/overview", "/api/overview/**"), Role.values()),
    /** Conversations tried without any effect, each by whoever began it. */
    TRY(Way.ANY, List.of("/api/try", "/api/try/**"), OFFICER, APPROVER, ANALYST),
    /** Scenarios played without any effect, and made from conversations. */
    REHEARSAL(Way.ANY, List.of("/api/rehearsal", "/api/rehearsal/**"), OFFICER, APPROVER, ANALYST),
    /** What has no door of its own. */
    OTHER(Way.READ, List.of("/api/**"), AUDITOR);

    /** What a request does. */
    enum Way {
        /** It looks. */
        READ("GET", "HEAD"),
        /** It changes something. */
        WRITE("POST", "PUT", "DELETE", "PATCH"),
        /** Either. */
        ANY("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH");

        private final List<String> methods;

        Way(String... methods) {
            this.methods = List.of(methods);
        }

        List<String> methods() {
            return methods;
        }
    }

    private final Way way;
    private final List<String> paths;
    private final Set<Role> roles;

    Door(Way way, List<String> paths, Role... roles) {
        this.way = way;
        this.paths = paths;
        this.roles = new TreeSet<>(Arrays.asList(roles));
    }

    /** @return its name as pages know it, such as {@code policies-keep} */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Way way() {
        return way;
    }

    List<String> paths() {
        return paths;
    }

    /** @return the authorities of which any opens it */
    String[] authorities() {
        var named = this == OWN ? Stream.of(CurrentRoles.NAMED) : roles.stream().map(role -> "ROLE_" + role.name());
        return Stream.concat(Stream.of(BearerKeys.MANAGEMENT), named).toArray(String[]::new);
    }

    /** @return what to say to whoever may not */
    String closed() {
        return "this needs the role " + roles.stream().map(Role::word).collect(Collectors.joining(" or "));
    }

    /** @return the names of the doors that these roles open */
    static List<String> openTo(Set<Role> roles) {
        return Arrays.stream(values()).filter(door -> door.roles.stream().anyMatch(roles::contains)).map(Door::word).toList();
    }
}
