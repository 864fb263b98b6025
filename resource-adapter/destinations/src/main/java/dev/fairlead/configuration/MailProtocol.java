package dev.fairlead.configuration;

import java.util.Arrays;
import java.util.Optional;

/**
 * The protocols of a MAIL destination. Destinations say {@code imap4} where Jakarta Mail says {@code imap}
 * (destination specification, 1.18).
 */
public enum MailProtocol {
    /** Sends; encrypted from the command STARTTLS on. */
    SMTP("smtp", "smtp", 587, false, true),
    /** Sends; encrypted from the start. */
    SMTPS("smtps", "smtps", 465, true, true),
    /** Reads; encrypted from the command STARTTLS on. */
    IMAP("imap4", "imap", 143, false, false),
    /** Reads; encrypted from the start. */
    IMAPS("imap4s", "imaps", 993, true, false),
    /** Reads; encrypted from the command STLS on. */
    POP3("pop3", "pop3", 110, false, false),
    /** Reads; encrypted from the start. */
    POP3S("pop3s", "pop3s", 995, true, false);

    private final String token;
    private final String jakartaName;
    private final int defaultPort;
    private final boolean secure;
    private final boolean sends;

    MailProtocol(String token, String jakartaName, int defaultPort, boolean secure, boolean sends) {
        this.token = token;
        this.jakartaName = jakartaName;
        this.defaultPort = defaultPort;
        this.secure = secure;
        this.sends = sends;
    }

    /** The word in the names of properties, for example {@code imap4s}. */
    public String token() {
        return token;
    }

    /** The word in Jakarta Mail, for example {@code imaps}. */
    public String jakartaName() {
        return jakartaName;
    }

    /** The port where a destination has none. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Whether connections start with TLS. */
    public boolean secure() {
        return secure;
    }

    /** Whether it sends mail, or reads it. */
    public boolean sends() {
        return sends;
    }

    static Optional<MailProtocol> of(String token) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.token.equals(token))
                .findFirst();
    }
}
