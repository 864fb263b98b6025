package dev.fairlead;

import dev.fairlead.http.HttpDestination;

/**
 * Destinations whose names are known only when the application runs.
 *
 * <pre>{@code
 * @Inject Destinations destinations;
 * …
 * HttpDestination branch = destinations.http("branch-" + number);
 * }</pre>
 */
public interface Destinations {

    /**
     * The HTTP destination {@code name}. Nothing is looked up before its first use.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if {@code name} cannot be a destination's name
     */
    HttpDestination http(String name);

    /**
     * The HTTP destination {@code name} with the fragment {@code fragment} merged over it.
     *
     * @throws dev.fairlead.error.InvalidDestinationException if a name cannot be one
     */
    HttpDestination http(String name, String fragment);
}
