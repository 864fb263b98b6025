package dev.fairlead.emulator.junit;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.EmulatorBuilder;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs an emulator for tests: one for a class and the classes nested in it if it is registered in a static field or with
 * {@code @ExtendWith}, one for each test if the field is none. Faults that a test leaves armed are taken back after it. Tests and their life-cycle
 * methods may have a parameter of type {@link AbapEmulator}.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final AbapEmulatorExtension SAP = AbapEmulatorExtension.of(() ->
 *         AbapEmulator.builder().user("TESTER", "secret").standardModules());
 * }</pre>
 */
public final class AbapEmulatorExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final Supplier<EmulatorBuilder> builder;
    private final AtomicInteger classes = new AtomicInteger();
    private AbapEmulator emulator;

    /** A system with client 100, user {@code TESTER} with password {@code secret}, and the standard modules. */
    public AbapEmulatorExtension() {
        this(() -> AbapEmulator.builder().user("TESTER", "secret").standardModules());
    }

    private AbapEmulatorExtension(Supplier<EmulatorBuilder> builder) {
        this.builder = builder;
    }

    /** A system of one's own; {@code builder} makes a new builder for each system. */
    public static AbapEmulatorExtension of(Supplier<EmulatorBuilder> builder) {
        return new AbapEmulatorExtension(builder);
    }

    /**
     * The running system.
     *
     * @throws IllegalStateException if it does not run now
     */
    public AbapEmulator emulator() {
        if (emulator == null) {
            throw new IllegalStateException("The emulator runs during tests only");
        }
        return emulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (classes.getAndIncrement() == 0) {
            emulator = builder.get().start();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (classes.get() == 0) {
            emulator = builder.get().start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (emulator != null) {
            emulator.faults().disarmAll();
        }
        if (classes.get() == 0) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (classes.decrementAndGet() == 0) {
            stop();
        }
    }

    private void stop() {
        if (emulator != null) {
            emulator.close();
            emulator = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AbapEmulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return emulator();
    }
}
