package dev.fairlead.destination;

import dev.fairlead.configuration.Configuration;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.transport.IdleConnections;
import java.util.Objects;
import java.util.Optional;

/**
 * A destination as requests over HTTP see it: one for HTTP itself, or one of another type whose system is called over
 * HTTP, such as RFC by SOAP.
 *
 * @param configuration address, way, authentication and limits
 * @param virtualPort the port of the agent's mapping where that is one for calls of functions, by its name such as
 *     {@code sapgw42} or by its number; empty for the number in the address
 * @param idle which connections are kept; empty leaves that to the engine
 */
public record HttpView(HttpConfiguration configuration, Optional<String> virtualPort, Optional<IdleConnections> idle) {

    /** One whose connections the engine keeps as it likes. */
    public HttpView(HttpConfiguration configuration, Optional<String> virtualPort) {
        this(configuration, virtualPort, Optional.empty());
    }

    public HttpView {
        Objects.requireNonNull(idle, "idle");
        Objects.requireNonNull(configuration, "configuration");
        Objects.requireNonNull(virtualPort, "virtualPort");
    }

    /** How destinations of other types than HTTP take requests. */
    @FunctionalInterface
    public interface OfOthers {
        /** They take none. */
        OfOthers NONE = configuration -> Optional.empty();

        /**
         * The view of a destination that is none for HTTP; empty if it takes no requests.
         *
         * @throws dev.fairlead.error.InvalidDestinationException if its properties contradict each other
         */
        Optional<HttpView> of(Configuration configuration);
    }
}
