package dev.fairlead.cdi.connection;

import java.util.Optional;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The name under which an application's own destinations are kept apart from those of others: application and module
 * as JNDI tells them, since each module of an EAR has a configuration of its own.
 */
final class ApplicationName {

    private ApplicationName() {}

    /** For example {@code shop}, or {@code shop/storefront} in an EAR; outside of a server a name that is used once. */
    static String find() {
        Optional<String> application = lookUp("java:app/AppName");
        Optional<String> module = lookUp("java:module/ModuleName");
        if (application.isEmpty()) {
            return module.orElseGet(() -> "application-" + UUID.randomUUID());
        }
        return module.filter(name -> !name.equals(application.get()))
                .map(name -> application.get() + "/" + name)
                .orElse(application.get());
    }

    private static Optional<String> lookUp(String name) {
        try {
            Object found = InitialContext.doLookup(name);
            return found instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
        } catch (NamingException notThere) {
            return Optional.empty();
        }
    }
}
