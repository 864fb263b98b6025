package dev.fairlead.benchmarks.client;

import java.net.URI;
import java.util.stream.IntStream;

/**
 * What a client has to do.
 *
 * @param server address of the loopback server
 * @param destinations how many destinations there are
 * @param route how the target is reached
 * @param user whether the target wants a token of the signed-in user
 */
public record Scenario(URI server, int destinations, Route route, boolean user) {
    /** Connections that a client may keep to the target. */
    public static final int CONNECTIONS = 64;
    /** What is asked for, relative to the destination. */
    public static final String RESOURCE = "4711";

    /** How a target is reached. */
    public enum Route {
        /** Straight; a user's token is exchanged for one of the target's. */
        INTERNET,
        /** Through the HTTP proxy of SAP's Connectivity service, which is told the user. */
        PROXY
    }

    /** Names of all destinations. */
    public String[] names() {
        return IntStream.range(0, destinations)
                .mapToObj(number -> path() + "-" + number)
                .toArray(String[]::new);
    }

    /** URL that every destination of the scenario points to. */
    public URI url() {
        URI host = route == Route.PROXY ? URI.create("http://erp.corp") : server;
        return host.resolve("/" + path());
    }

    private String path() {
        if (route == Route.PROXY) {
            return user ? "propagated" : "proxied";
        }
        return user ? "private" : "open";
    }

    /** The Destination service that has exactly these destinations. */
    public URI destinationService() {
        return server.resolve("/destinations/" + path() + "/" + destinations);
    }

    /** The token endpoint; where there is one destination only, it takes its time. */
    public URI tokenService() {
        return server.resolve(destinations == 1 ? "/slow/oauth/token" : "/oauth/token");
    }
}
