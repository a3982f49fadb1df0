package dev.bailiwick.admin.jdbc;

import org.springframework.jdbc.core.JdbcTemplate;

/** Fills a database with conversations that differ in everything a list can be narrowed by: number n began n minutes after the first. */
final class ManyConversations {

    private ManyConversations() {
    }

    static void fill(JdbcTemplate jdbc, int count) {
        jdbc.update("""
                insert into conversation.conversation (id, customer_id, channel, status, turn, language, handoff_code, handoff_reason, fingerprint, created,
                       updated)
                select 'c-' || n, 'customer-' || n % 1000, 'web', case when n % 500 = 0 then 'FAILED' when n % 7 = 0 then 'FINISHED' else 'ACTIVE' end,
                       2, case when n % 10 = 0 then 'de' else 'en' end, case when n % 25 = 0 then 'no-knowledge' end,
                       case when n % 25 = 0 then 'Nothing fits.' end, 'f',
                       timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01' + n * interval '1 minute'
                  from generate_series(1, COUNT) n""".replace("COUNT", Integer.toString(count)));
        jdbc.update("""
                insert into conversation.message (conversation_id, id, turn, participant, participant_id, body, created, fingerprint)
                select 'c-' || n, 'm' || m, m, case m when 1 then 'CUSTOMER' else 'ASSISTANT' end, 'somebody', 'words ' || m || ' of ' || n,
                       timestamptz '2026-01-01' + n * interval '1 minute', 'f'
                  from generate_series(1, COUNT) n, generate_series(1, 2) m order by n, m""".replace("COUNT", Integer.toString(count)));
        jdbc.update("""
                insert into admin.mark (kind, value, began, conversation_id)
                select kind, value, timestamptz '2026-01-01' + n * interval '1 minute', 'c-' || n
                  from generate_series(1, COUNT) n cross join lateral (values ('release', 'r-' || n / 30000),
                       ('policy', 'GR-00' || n % 7), ('topic', 'topic-' || n % 40), ('handoff', case when n % 25 = 0 then 'no-knowledge' end),
                       ('policy', case when n % 900 = 0 then 'GR-RARE' end)) marked(kind, value)
                 where value is not null""".replace("COUNT", Integer.toString(count)));
        jdbc.execute("analyze");
    }
}
