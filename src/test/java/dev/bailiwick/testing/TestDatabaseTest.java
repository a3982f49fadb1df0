package dev.bailiwick.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    @Test
    void eachTestGetsADatabaseOfItsOwn() {
        var one = JdbcClient.create(TestDatabase.fresh().dataSource());
        var other = JdbcClient.create(TestDatabase.fresh().dataSource());

        one.sql("create table public.only_here (id int)").update();

        assertThat(other.sql("select to_regclass('public.only_here')").query(String.class).optional()).isEmpty();
        assertThat(one.sql("show search_path").query(String.class).single()).isEqualTo("flow,public");
    }
}
