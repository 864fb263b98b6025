package dev.fairlead.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Knows destinations by their flat properties, in SAP BTP's names. Called rarely, since results are cached; for any
 * number of threads.
 *
 * <p>A CDI bean of this type adds an application's own destinations, after those in its MicroProfile Config:
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class Branches implements DestinationSource {
 *     public String description() { return "branches of the shop"; }
 *     public Set<String> names() { return directory.branches(); }
 *     public Optional<Map<String, String>> find(String name) {
 *         return directory.url(name).map(url -> Map.of(
 *                 "Type", "HTTP", "URL", url, "ProxyType", "Internet", "Authentication", "NoAuthentication"));
 *     }
 * }
 * }</pre>
 *
 * <p>It is asked on threads without a request too, so it is application scoped or a dependent object. Several are asked
 * by {@code @Priority}, smaller numbers first. Without CDI, {@code HttpConnectionFactory.register} takes one.
 */
public interface DestinationSource {

    /** What messages call this source, for example "MicroProfile Config of shop.war". */
    String description();

    /** Names of the destinations it knows at the moment. */
    Set<String> names();

    /**
     * Properties of the destination {@code name}, without the need for {@code Name} among them; empty if it is not
     * known here, which is an answer and no failure.
     */
    Optional<Map<String, String>> find(String name);

    /**
     * Properties of the fragment {@code name}, which are merged over a destination's; empty if it is not known here. A
     * source without fragments knows none.
     */
    default Optional<Map<String, String>> findFragment(String name) {
        return Optional.empty();
    }
}
