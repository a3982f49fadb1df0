package dev.bailiwick.flow.jdbc;

import dev.bailiwick.flow.change.DrawingProposals;
import dev.bailiwick.guardrail.Proposal;
import dev.bailiwick.guardrail.Proposals.Submission;
import dev.bailiwick.kernel.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code flow.drawing_proposal, drawing_author, drawing_submission} and {@code drawing_approval}. */
@Repository
class JdbcDrawingProposals implements DrawingProposals {

    private static final String COLUMNS = "id, title, origin, state, base, texts, checked::text, tried::text, created, updated";

    private final JdbcClient jdbc;

    JdbcDrawingProposals(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public void add(Proposal proposal) {
        jdbc.sql("insert into flow.drawing_proposal (id, title, origin, state, base, texts, created, updated) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(proposal.id(), proposal.title(), proposal.origin(), proposal.state().word(), proposal.base(), proposal.book(),
                        utc(proposal.created()), utc(proposal.updated())).update();
    }

    @Override
    public Optional<Proposal> find(String id) {
        return jdbc.sql("select " + COLUMNS + " from flow.drawing_proposal where id = ?").param(id).query((row, index) -> proposal(row)).optional();
    }

    @Override
    public Proposal take(String id) {
        return jdbc.sql("select " + COLUMNS + " from flow.drawing_proposal where id = ? for update").param(id).query((row, index) -> proposal(row))
                .optional().orElseThrow(() -> Refusal.notFound("proposal", id));
    }

    @Override
    public void change(Proposal proposal) {
        jdbc.sql("""
                update flow.drawing_proposal set state = :state, base = :base, texts = :texts, checked = :checked::json, tried = :tried::json,
                       updated = :updated where id = :id
                """).param("state", proposal.state().word()).param("base", proposal.base()).param("texts", proposal.book())
                .param("checked", proposal.checked()).param("tried", proposal.tried()).param("updated", utc(proposal.updated()))
                .param("id", proposal.id()).update();
    }

    @Override
    public List<Proposal> latest(int most) {
        return jdbc.sql("select " + COLUMNS + " from flow.drawing_proposal order by updated desc, id desc limit ?").param(most)
                .query((row, index) -> proposal(row)).list();
    }

    @Override
    public void addAuthor(String proposal, String person) {
        jdbc.sql("insert into flow.drawing_author (proposal, person) values (?, ?) on conflict do nothing").params(proposal, person).update();
    }

    @Override
    public List<String> authors(String proposal) {
        return jdbc.sql("select person from flow.drawing_author where proposal = ? order by person").param(proposal).query(String.class).list();
    }

    @Override
    public long submit(Proposal proposal, String person, Instant at) {
        return jdbc.sql("insert into flow.drawing_submission (proposal, base, texts, shown, person, at) values (?, ?, ?, ?, ?, ?) returning id")
                .params(proposal.id(), proposal.base(), proposal.book(), HexFormat.of().parseHex(proposal.shown()), person, utc(at))
                .query(Long.class).single();
    }

    @Override
    public Optional<Submission> submission(String proposal) {
        return jdbc.sql("""
                select s.id, s.base, s.texts, s.shown, s.person, s.at, a.approver
                  from flow.drawing_submission s left join flow.drawing_approval a on a.submission = s.id
                 where s.proposal = ? order by s.id desc limit 1
                """).param(proposal).query((row, index) -> new Submission(row.getLong("id"), proposal, row.getString("base"), row.getString("texts"),
                HexFormat.of().formatHex(row.getBytes("shown")), row.getString("person"), row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("approver"))).optional();
    }

    @Override
    public void approve(Submission submission, String approver, Instant at) {
        try {
            jdbc.sql("insert into flow.drawing_approval (submission, proposal, base, texts, shown, submitter, approver, at) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(submission.id(), submission.proposal(), submission.base(), submission.book(), HexFormat.of().parseHex(submission.shown()),
                            submission.person(), approver, utc(at)).update();
        } catch (DataIntegrityViolationException refused) {
            String why = String.valueOf(refused.getMessage());
            if (why.contains("nobody_approves") || why.contains("nobody approves")) {
                throw new Refusal(Refusal.Kind.DENIED, "nobody approves what they drew or submitted; ask somebody else");
            }
            throw new Refusal(Refusal.Kind.PRECONDITION, "this submission was approved already, or something was changed after it; look at it again");
        }
    }

    @Override
    public void tookForce(String proposal, Instant at) {
        jdbc.sql("update flow.drawing_proposal set state = 'retired', updated = ? where state = 'in-force'").param(utc(at)).update();
        if (proposal != null) {
            jdbc.sql("update flow.drawing_proposal set state = 'in-force', updated = ? where id = ?").params(utc(at), proposal).update();
        }
    }

    private static Proposal proposal(ResultSet row) throws SQLException {
        return new Proposal(row.getString("id"), row.getString("title"), row.getString("origin"), Proposal.State.of(row.getString("state")),
                row.getString("base"), row.getString("texts"), row.getString("checked"), row.getString("tried"),
                row.getObject("created", OffsetDateTime.class).toInstant(), row.getObject("updated", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
