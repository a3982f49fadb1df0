package dev.bailiwick.model.jdbc;

import dev.bailiwick.model.Lane;
import dev.bailiwick.model.RoutePreference;
import dev.bailiwick.model.RoutePreferences;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code model.route_preference}. */
@Repository
class JdbcRoutePreferences implements RoutePreferences {

    private final JdbcClient jdbc;

    JdbcRoutePreferences(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public List<RoutePreference> all() {
        return jdbc.sql("select lane, route, because, by_whom, at from model.route_preference order by lane").query((row, index) -> new RoutePreference(
                Lane.valueOf(row.getString(1).toUpperCase(Locale.ROOT)), row.getString(2), row.getString(3), row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant())).list();
    }

    @Override
    public void keep(RoutePreference one) {
        jdbc.sql("""
                insert into model.route_preference (lane, route, because, by_whom, at) values (?, ?, ?, ?, ?)
                on conflict (lane) do update set route = excluded.route, because = excluded.because, by_whom = excluded.by_whom, at = excluded.at
                """).params(one.lane().word(), one.route(), one.because(), one.by(), one.at().atOffset(ZoneOffset.UTC)).update();
    }
}
