package dev.bailiwick.model.jdbc;

import dev.bailiwick.model.RouteSwitch;
import dev.bailiwick.model.RouteSwitches;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code model.route_switch}. */
@Repository
class JdbcRouteSwitches implements RouteSwitches {

    private final JdbcClient jdbc;

    JdbcRouteSwitches(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public List<RouteSwitch> all() {
        return jdbc.sql("select route, position, because, by_whom, at from model.route_switch order by route").query((row, index) -> new RouteSwitch(
                row.getString(1), RouteSwitch.Position.valueOf(row.getString(2).toUpperCase(Locale.ROOT)), row.getString(3), row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant())).list();
    }

    @Override
    public void keep(RouteSwitch one) {
        jdbc.sql("""
                insert into model.route_switch (route, position, because, by_whom, at) values (?, ?, ?, ?, ?)
                on conflict (route) do update set position = excluded.position, because = excluded.because,
                by_whom = excluded.by_whom, at = excluded.at
                """).params(one.route(), one.position().word(), one.because(), one.by(), one.at().atOffset(ZoneOffset.UTC)).update();
    }
}
