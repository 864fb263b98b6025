package dev.fairlead.configuration;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    /** How the target knows who calls. */
    Authentication authentication();

    /** Whom the destination trusts. */
    TrustSettings trust();

    /** How the target knows who calls, in the destination's own words, for example {@code BasicAuthentication}. */
    default String authenticationType() {
        return authentication().value();
    }

    /** Names of all key and trust stores that the destination names: who changes one changes the destination. */
    default Set<String> stores() {
        Set<String> stores = new TreeSet<>();
        trust().storeLocation().ifPresent(stores::add);
        authentication().keyStores().forEach(store -> stores.add(store.location()));
        return stores;
    }
}
