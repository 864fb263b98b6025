package dev.fairlead.testkit.secrecy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Where doubles tell what is secret. They have nothing to do with the extension that looks for it, so they tell it by a
 * logger of its own, whose records are no output.
 */
public final class Secrets {

    /** Name of the logger: not one below those that tests look at. */
    static final String LOGGER = "told-secrets";

    private static final Logger LOG = System.getLogger(LOGGER);

    private Secrets() {}

    /**
     * Tells a token, password, code, assertion or anything else that no log may show from now on.
     *
     * @param secret as it would appear in a text
     */
    public static void tell(String secret) {
        LOG.log(Level.TRACE, secret);
    }
}
