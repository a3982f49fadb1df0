package dev.bailiwick.flow;

import dev.bailiwick.Bailiwick;
import dev.bailiwick.testing.OnTestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole house over PostgreSQL, started once for all tests that ask for it. On the web nobody is told to wait a moment: on a crowded machine that
 * would be counted as the reply. Who tests the moment uses another channel.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Bailiwick.class, webEnvironment = SpringBootTest.WebEnvironment.MOCK, properties = {
        "bailiwick.flow.settle.default=30ms", "bailiwick.flow.settle.slowly=1200ms", "bailiwick.flow.settle.typing=100ms",
        "bailiwick.flow.typing=700ms", "bailiwick.flow.longest-settle=1500ms", "bailiwick.flow.patience.hasty=60ms",
        "bailiwick.flow.patience.calm=2500ms", "bailiwick.flow.patience.web=10m", "bailiwick.security.admin-password=correct-horse-battery"})
@ContextConfiguration(initializers = OnTestDatabase.class)
@Import(HeldAssistant.class)
public @interface WholeHouse {
}
