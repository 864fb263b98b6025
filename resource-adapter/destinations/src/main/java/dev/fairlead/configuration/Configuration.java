package dev.fairlead.configuration;

import java.util.Optional;
import java.util.Set;

/** A valid destination of any type: what every type has in common. */
public sealed interface Configuration
        permits HttpConfiguration, MailConfiguration, LdapConfiguration, TcpConfiguration, RfcConfiguration {

    /** Name of the destination, as it was asked for. */
    String name();

    /** Kind of system that it leads to. */
    DestinationType type();

    /** Text for people; empty if there is none. */
    Optional<String> description();

    /** The way to the target. */
    ProxyType proxyType();

    /** Which of the agents with access to the target; empty text for those without a location id. */
    String locationId();

    /** How the target knows who calls, in the destination's own words, for example {@code BasicAuthentication}. */
    String authenticationType();

    /** Whether calls differ by user, so that neither tokens nor connections bound to them are shared among users. */
    boolean userBound();

    /** The token service, if one is asked. */
    Optional<TokenService> tokenService();

    /** Names of all key and trust stores that the destination names: who changes one changes the destination. */
    Set<String> stores();
}
