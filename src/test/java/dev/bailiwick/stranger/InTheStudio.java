package dev.bailiwick.stranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the one {@link Studio} to whoever asks for it, and looks after every test whether a page asked anybody else for anything, or broke. On a
 * machine without a Chromium the tests are left out by name, or fail where one is insisted on.
 */
final class InTheStudio implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace HERE = Namespace.create(InTheStudio.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        var chromium = Browser.chromium();
        if (chromium.isEmpty() && Browser.isInsistedOn()) {
            throw new AssertionError("no Chromium was found, and BAILIWICK_CHROMIUM_REQUIRED insists on one: apt-get install chromium");
        }
        assumeTrue(chromium.isPresent(), "the studio's browser tests were left out: no Chromium was found (BAILIWICK_CHROMIUM names one)");
        context.getRoot().getStore(HERE).getOrComputeIfAbsent(Studio.class, key -> new Studio(chromium.get()), Studio.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Browser browser = studio(context).browser();
        assertThat(browser.takeOutside()).as("what pages asked of others").isEmpty();
        assertThat(browser.takeBroken()).as("what the policy forbade, and scripts that broke").isEmpty();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Studio.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return studio(context);
    }

    private static Studio studio(ExtensionContext context) {
        return context.getRoot().getStore(HERE).get(Studio.class, Studio.class);
    }
}
