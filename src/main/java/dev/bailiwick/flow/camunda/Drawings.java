package dev.bailiwick.flow.camunda;

import dev.bailiwick.desk.Teams;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.Procedures;
import dev.bailiwick.flow.ReloadDrawings;
import dev.bailiwick.flow.change.DrawingTexts;
import dev.bailiwick.flow.lint.CompanyNames;
import dev.bailiwick.flow.lint.FlowLint;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import dev.bailiwick.kernel.ConversationId;
import dev.bailiwick.kernel.InvalidFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The drawings in force. They are linted together before the engine sees any of them and deployed together: a conversation stays on the
 * set it began with, procedures included. A set that is the newest already is not deployed again.
 */
@Component
class Drawings implements Procedures, ReloadDrawings {

    /** The id of the drawing that every conversation follows. */
    static final String CONVERSATION = "conversation";
    private static final Logger LOG = LoggerFactory.getLogger(Drawings.class);

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private volatile String version;

    Drawings(CompanyFiles files, RepositoryService repository, RuntimeService runtime, Wordings wordings, Teams teams) {
        this.repository = repository;
        this.runtime = runtime;
        Prepared first = prepare(files);
        new CompanyNames(wordings::has, teams.teams().stream().map(Teams.Team::id).collect(Collectors.toSet())).insist(files.below("processes/bpmn",
                ".bpmn"));
        first.store();
        first.takeUp();
    }

    @Override
    public Prepared prepare(CompanyFiles files) {
        List<CompanyFile> drawings = files.below("processes/bpmn", ".bpmn");
        new FlowLint().insist(drawings);
        Set<String> procedures = drawings.stream().map(file -> file.name().replace(".bpmn", "")).filter(name -> !name.equals(CONVERSATION))
                .collect(Collectors.toUnmodifiableSet());
        return new Linted(drawings, DrawingTexts.of(drawings).version(), procedures, files.origin("processes"));
    }

    /** A set that the lint passed. */
    private final class Linted implements Prepared {

        private final List<CompanyFile> drawings;
        private final String hash;
        private final Set<String> procedures;
        private final String origin;

        Linted(List<CompanyFile> drawings, String hash, Set<String> procedures, String origin) {
            this.drawings = drawings;
            this.hash = hash;
            this.procedures = procedures;
            this.origin = origin;
        }

        @Override
        public String version() {
            return hash;
        }

        @Override
        public Set<String> procedures() {
            return procedures;
        }

        @Override
        public void store() {
            String name = "drawings " + hash;
            if (!name.equals(newest())) {
                DeploymentBuilder deployment = repository.createDeployment().name(name);
                drawings.forEach(file -> deployment.addString(file.name(), file.text()));
                try {
                    deployment.deploy();
                } catch (ParseException e) {
                    throw new InvalidFile("processes/bpmn", 0, "the engine refuses what the lint let pass: " + e.getMessage());
                }
            }
        }

        @Override
        public void takeUp() {
            version = hash;
            LOG.info("drawings {} in force: {} and procedures {} ({})", hash, CONVERSATION, procedures, origin);
        }
    }

    /**
     * The engine's own filter would compare with the last deployment of the same name, and so never return to a set that was in force
     * before another one.
     *
     * @return the name of the deployment that new conversations begin with, or null
     */
    private String newest() {
        ProcessDefinition conversation = repository.createProcessDefinitionQuery().processDefinitionKey(CONVERSATION).latestVersion()
                .singleResult();
        return conversation == null ? null
                : repository.createDeploymentQuery().deploymentId(conversation.getDeploymentId()).singleResult().getName();
    }

    @Override
    public boolean exists(ConversationId conversation, String name) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(conversation.value(), CONVERSATION).list().stream()
                .map(instance -> repository.getProcessDefinition(instance.getProcessDefinitionId()).getDeploymentId())
                .anyMatch(deployment -> !name.equals(CONVERSATION)
                        && repository.createProcessDefinitionQuery().deploymentId(deployment).processDefinitionKey(name).count() > 0);
    }

    @Override
    public String version() {
        return version;
    }
}
