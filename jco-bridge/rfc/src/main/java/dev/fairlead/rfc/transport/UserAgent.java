package dev.fairlead.rfc.transport;

import java.util.Optional;

/** What the client calls itself in its requests. */
final class UserAgent {

    static final String VALUE = "Fairlead-RFC/"
            + Optional.ofNullable(UserAgent.class.getPackage().getImplementationVersion())
                    .orElse("0");

    private UserAgent() {}
}
