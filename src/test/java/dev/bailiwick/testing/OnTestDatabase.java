package dev.bailiwick.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Points a Spring test at an empty database of its own and a temporary home:
 * {@code @ContextConfiguration(initializers = OnTestDatabase.class)}. The house migrates the database itself, as in production.
 */
public class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestDatabase.empty();
        try {
            TestPropertyValues.of(
                    "bailiwick.home=" + Files.createTempDirectory("bailiwick-home"),
                    "bailiwick.database.url=" + database.url(),
                    "bailiwick.database.user=" + database.user(),
                    "bailiwick.database.password=" + database.password()).applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
