package dev.fairlead.keycloak;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One {@link Landscape} for all tests that ask for it; JUnit closes it after the last. */
final class RunningKeycloak implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(RunningKeycloak.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Landscape.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Landscape.class, any -> start(), Landscape.class);
    }

    private static Landscape start() {
        try {
            return Landscape.start();
        } catch (Exception e) {
            throw new IllegalStateException("Keycloak and its target did not start", e);
        }
    }
}
