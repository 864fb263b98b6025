package dev.fairlead.authentication;

import dev.fairlead.configuration.Secret;
import java.util.List;
import java.util.regex.Pattern;

/** Makes a stranger's text fit for a message: one short line, without what looks like a token or is a known secret. */
public final class Sanitiser {

    private static final int MAXIMUM = 300;
    private static final Pattern JWT = Pattern.compile("[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]*");
    private static final Pattern LONG_BASE64 = Pattern.compile("[A-Za-z0-9+/_=-]{40,}");

    private final List<Secret> secrets;

    /** A sanitiser that also takes out {@code secrets}. */
    public Sanitiser(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** The text, fit for a message. */
    public String clean(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        for (Secret secret : secrets) {
            if (!secret.reveal().isEmpty()) {
                line = line.replace(secret.reveal(), "***");
            }
        }
        line = LONG_BASE64.matcher(JWT.matcher(line).replaceAll("***")).replaceAll("***");
        return line.length() > MAXIMUM ? line.substring(0, MAXIMUM) + "…" : line;
    }
}
