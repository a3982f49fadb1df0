package dev.bailiwick.release.jdbc;

import dev.bailiwick.release.change.Archive;
import dev.bailiwick.release.change.Matter;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Texts;
import dev.bailiwick.release.change.Versions;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps changes in PostgreSQL. */
@Component
class JdbcArchive implements Archive {

    private final JdbcClient jdbc;

    JdbcArchive(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public <T extends Texts<T>> Versions<T> versions(Matter<T> matter) {
        return new JdbcVersions<>(jdbc, matter);
    }

    @Override
    public <T extends Texts<T>> Proposals<T> proposals(Matter<T> matter) {
        return new JdbcProposals<>(jdbc, matter);
    }
}
