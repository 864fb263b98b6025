package dev.fairlead.testkit.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Turns logging to the most verbose level for a whole run, and fails the test or class after which a line of the log
 * shows a secret (authentication specification, 12.10). Lines of threads that outlive a test count for the next one.
 * JUnit finds it by {@code META-INF/services} where auto-detection is on.
 */
public final class LogScan implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final Namespace NAMESPACE = Namespace.create(LogScan.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        log(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        scan(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        scan(context);
    }

    private static void scan(ExtensionContext context) {
        assertThat(log(context).leaks()).as("secrets in the log").isEmpty();
    }

    /** One for the run. */
    private static RecordedLog log(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(RecordedLog.class, type -> new RecordedLog(), RecordedLog.class);
    }
}
