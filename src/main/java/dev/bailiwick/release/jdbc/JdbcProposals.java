package dev.bailiwick.release.jdbc;

import dev.bailiwick.kernel.Refusal;
import dev.bailiwick.release.change.Matter;
import dev.bailiwick.release.change.Proposal;
import dev.bailiwick.release.change.Proposals;
import dev.bailiwick.release.change.Submission;
import dev.bailiwick.release.change.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A matter's tables of proposals, authors, submissions and approvals. */
final class JdbcProposals<T extends Texts<T>> implements Proposals<T> {

    private final JdbcClient jdbc;
    private final Matter<T> matter;
    private final Named named;
    private final String columns;

    JdbcProposals(JdbcClient jdbc, Matter<T> matter) {
        this.jdbc = jdbc;
        this.matter = matter;
        this.named = new Named(matter.tables());
        this.columns = named.in("select id, title, origin, state, base, COLUMN, checked::text, tried::text, created, updated from PROPOSAL ");
    }

    @Override
    public void add(Proposal proposal) {
        sql("insert into PROPOSAL (id, title, origin, state, base, COLUMN, created, updated) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(proposal.id(), proposal.title(), proposal.origin(), proposal.state().word(), proposal.base(), proposal.book(),
                        utc(proposal.created()), utc(proposal.updated())).update();
    }

    @Override
    public Optional<Proposal> find(String id) {
        return jdbc.sql(columns + "where id = ?").param(id).query((row, index) -> proposal(row)).optional();
    }

    @Override
    public Proposal take(String id) {
        return jdbc.sql(columns + "where id = ? for update").param(id).query((row, index) -> proposal(row))
                .optional().orElseThrow(() -> Refusal.notFound("proposal", id));
    }

    @Override
    public void change(Proposal proposal) {
        sql("""
                update PROPOSAL set state = :state, base = :base, COLUMN = :book, checked = :checked::json, tried = :tried::json,
                       updated = :updated where id = :id
                """).param("state", proposal.state().word()).param("base", proposal.base()).param("book", proposal.book())
                .param("checked", proposal.checked()).param("tried", proposal.tried()).param("updated", utc(proposal.updated()))
                .param("id", proposal.id()).update();
    }

    @Override
    public List<Proposal> latest(int most) {
        return jdbc.sql(columns + "order by updated desc, id desc limit ?").param(most)
                .query((row, index) -> proposal(row)).list();
    }

    @Override
    public void addAuthor(String proposal, String person) {
        sql("insert into AUTHOR (proposal, person) values (?, ?) on conflict do nothing").params(proposal, person).update();
    }

    @Override
    public List<String> authors(String proposal) {
        return sql("select person from AUTHOR where proposal = ? order by person").param(proposal).query(String.class).list();
    }

    @Override
    public long submit(Proposal proposal, String person, Instant at) {
        return sql("insert into SUBMISSION (proposal, base, COLUMN, shown, person, at) values (?, ?, ?, ?, ?, ?) returning id")
                .params(proposal.id(), proposal.base(), proposal.book(), HexFormat.of().parseHex(proposal.shown()), person, utc(at))
                .query(Long.class).single();
    }

    @Override
    public Optional<Submission> submission(String proposal) {
        return sql("""
                select s.id, s.base, s.COLUMN, s.shown, s.person, s.at, a.approver
                  from SUBMISSION s left join APPROVAL a on a.submission = s.id
                 where s.proposal = ? order by s.id desc limit 1
                """).param(proposal).query((row, index) -> new Submission(row.getLong("id"), proposal, row.getString("base"), row.getString(matter.tables().column()),
                HexFormat.of().formatHex(row.getBytes("shown")), row.getString("person"), row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("approver"))).optional();
    }

    @Override
    public void approve(Submission submission, String approver, Instant at) {
        try {
            sql("insert into APPROVAL (submission, proposal, base, COLUMN, shown, submitter, approver, at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(submission.id(), submission.proposal(), submission.base(), submission.book(), HexFormat.of().parseHex(submission.shown()),
                            submission.person(), approver, utc(at)).update();
        } catch (DataIntegrityViolationException refused) {
            String why = String.valueOf(refused.getMessage());
            if (why.contains("nobody_approves") || why.contains("nobody approves")) {
                throw new Refusal(Refusal.Kind.DENIED, "nobody approves what they " + matter.words().wrote() + " or submitted; ask somebody else");
            }
            throw new Refusal(Refusal.Kind.PRECONDITION, "this submission was approved already, or something was changed after it; look at it again");
        }
    }

    @Override
    public void tookForce(String proposal, Instant at) {
        sql("update PROPOSAL set state = 'retired', updated = ? where state = 'in-force'").param(utc(at)).update();
        if (proposal != null) {
            sql("update PROPOSAL set state = 'in-force', updated = ? where id = ?").params(utc(at), proposal).update();
        }
    }

    private JdbcClient.StatementSpec sql(String statement) {
        return jdbc.sql(named.in(statement));
    }

    private Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(row.getString("id"), row.getString("title"), row.getString("origin"), Proposal.State.of(row.getString("state")),
                row.getString("base"), row.getString(matter.tables().column()), row.getString("checked"), row.getString("tried"),
                row.getObject("created", OffsetDateTime.class).toInstant(), row.getObject("updated", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
