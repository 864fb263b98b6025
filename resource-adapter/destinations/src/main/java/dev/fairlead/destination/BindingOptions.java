package dev.fairlead.destination;

import dev.fairlead.binding.ServiceBindings;
import dev.fairlead.binding.credentials.ClientKeys;
import dev.fairlead.binding.token.TokenTransports;
import dev.fairlead.finder.Freshness;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Which bindings an engine uses, and how. Immutable: each method returns other options.
 *
 * @param bindings the bindings of the process
 * @param keys gives private keys that are not in a binding
 * @param instance name of the Destination service's instance; empty if only one is bound
 * @param transports opens the way to the services and their token services
 * @param freshness for how long the Destination service's answers count
 * @param severalFragments whether the Destination service takes several fragments a request, which SAP's need not
 */
public record BindingOptions(
        ServiceBindings bindings,
        ClientKeys keys,
        Optional<String> instance,
        TokenTransports transports,
        Freshness freshness,
        boolean severalFragments) {

    private static final Freshness OF_SERVICE =
            new Freshness(Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofHours(1));

    public BindingOptions {
        Objects.requireNonNull(bindings, "bindings");
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(transports, "transports");
        Objects.requireNonNull(freshness, "freshness");
    }

    /** The only instance; answers count for 5 minutes and serve an hour longer in an outage. */
    public static BindingOptions of(ServiceBindings bindings) {
        return new BindingOptions(
                bindings, ClientKeys.NONE, Optional.empty(), TokenTransports.DIRECT, OF_SERVICE, false);
    }

    /** With keys from outside of the bindings. */
    public BindingOptions keys(ClientKeys outside) {
        return new BindingOptions(bindings, outside, instance, transports, freshness, severalFragments);
    }

    /** With the instance of that name. */
    public BindingOptions instance(String name) {
        return new BindingOptions(bindings, keys, Optional.of(name), transports, freshness, severalFragments);
    }

    /** By that way. */
    public BindingOptions transports(TokenTransports other) {
        return new BindingOptions(bindings, keys, instance, other, freshness, severalFragments);
    }

    /** With answers that count so long. */
    public BindingOptions freshness(Freshness other) {
        return new BindingOptions(bindings, keys, instance, transports, other, severalFragments);
    }

    /** With a service that takes several fragments a request. */
    public BindingOptions severalFragments(boolean taken) {
        return new BindingOptions(bindings, keys, instance, transports, freshness, taken);
    }
}
