package dev.fairlead.keycloak.server;

import java.io.IOException;
import java.io.InputStream;

/**
 * Keycloak's own start class, in a process that ends with its standard input: whoever started it cannot leave it behind,
 * not even by being killed.
 */
public final class KeycloakMain {
    private static final String ENTRY_POINT = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private KeycloakMain() {}

    /** Takes the arguments of {@code kc.sh}. */
    public static void main(String[] arguments) throws Exception {
        Thread guard = new Thread(() -> endWith(System.in), "end-of-input");
        guard.setDaemon(true);
        guard.start();
        Class.forName(ENTRY_POINT).getMethod("main", String[].class).invoke(null, (Object) arguments);
    }

    private static void endWith(InputStream input) {
        try {
            while (input.read() >= 0) {
                // nobody writes here; the end is all that counts
            }
        } catch (IOException e) {
            // a broken pipe is an end, too
        }
        System.exit(0);
    }
}
