package dev.bailiwick.flow.camunda;

import dev.bailiwick.desk.Teams;
import dev.bailiwick.drafting.Wordings;
import dev.bailiwick.flow.Procedures;
import dev.bailiwick.flow.lint.CompanyNames;
import dev.bailiwick.flow.lint.FlowLint;
import dev.bailiwick.kernel.CompanyFile;
import dev.bailiwick.kernel.CompanyFiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The drawings in force. They are linted together before the engine sees any of them and deployed together: a conversation stays on the
 * set it began with, procedures included. The same set is not deployed twice.
 */
@Component
class Drawings implements Procedures {

    /** The id of the drawing that every conversation follows. */
    static final String CONVERSATION = "conversation";
    private static final Logger LOG = LoggerFactory.getLogger(Drawings.class);

    private final Set<String> procedures;
    private final String version;

    Drawings(CompanyFiles files, RepositoryService repository, Wordings wordings, Teams teams) {
        List<CompanyFile> drawings = files.below("processes/bpmn", ".bpmn");
        new FlowLint().insist(drawings);
        new CompanyNames(wordings::has, teams.teams().stream().map(Teams.Team::id).collect(Collectors.toSet())).insist(drawings);
        version = hash(drawings);
        procedures = drawings.stream().map(file -> file.name().replace(".bpmn", "")).filter(name -> !name.equals(CONVERSATION))
                .collect(Collectors.toUnmodifiableSet());
        DeploymentBuilder deployment = repository.createDeployment().name("drawings " + version).enableDuplicateFiltering(false);
        drawings.forEach(file -> deployment.addString(file.name(), file.text()));
        deployment.deploy();
        LOG.info("drawings {} in force: {} and procedures {} ({})", version, CONVERSATION, procedures, files.origin("processes"));
    }

    @Override
    public boolean exists(String name) {
        return procedures.contains(name);
    }

    @Override
    public String version() {
        return version;
    }

    private static String hash(List<CompanyFile> drawings) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (CompanyFile file : drawings) {
                sha.update((file.path() + ":" + file.bytes().length + "\n").getBytes(StandardCharsets.UTF_8));
                sha.update(file.bytes());
            }
            return HexFormat.of().formatHex(sha.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
