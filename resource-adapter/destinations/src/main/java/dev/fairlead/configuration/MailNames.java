package dev.fairlead.configuration;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The properties of MAIL destinations (destination specification, 1.18). */
final class MailNames {

    static final String PREFIX = "mail.";
    static final String USER = "mail.user";
    static final String PASSWORD = "mail.password";
    static final String DESCRIPTION = "mail.description";
    static final String TRANSPORT_PROTOCOL = "mail.transport.protocol";
    static final String PROVIDER = "mail.smtp.provider.";
    static final String SASL = "fairlead.mail.sasl";
    static final String ALLOW_PLAIN = "fairlead.mail.allowPlain";

    static final Set<String> ALL = Stream.concat(
                    Stream.of(USER, PASSWORD, DESCRIPTION, TRANSPORT_PROTOCOL, SASL, ALLOW_PLAIN),
                    Arrays.stream(MailProtocol.values())
                            .flatMap(protocol ->
                                    Stream.of(host(protocol), port(protocol), auth(protocol), from(protocol))))
            .collect(Collectors.toUnmodifiableSet());

    private MailNames() {}

    static String host(MailProtocol protocol) {
        return PREFIX + protocol.token() + ".host";
    }

    static String port(MailProtocol protocol) {
        return PREFIX + protocol.token() + ".port";
    }

    static String auth(MailProtocol protocol) {
        return PREFIX + protocol.token() + ".auth";
    }

    static String from(MailProtocol protocol) {
        return PREFIX + protocol.token() + ".from";
    }
}
