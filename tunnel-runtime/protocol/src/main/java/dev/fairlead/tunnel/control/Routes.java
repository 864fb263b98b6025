package dev.fairlead.tunnel.control;

import java.util.List;

/**
 * What a node of the gateway has agents for, told to another node, which may open such streams here. A long list comes
 * in several messages.
 *
 * @param first whether this replaces what was told before, or goes on with it
 * @param routes tenants and locations
 */
public record Routes(boolean first, List<Route> routes) implements Announcement {

    public Routes {
        routes = List.copyOf(routes);
    }

    /**
     * A tenant and location.
     *
     * @param tenant that agents serve
     * @param locationId that they serve; empty for those without one
     */
    public record Route(String tenant, String locationId) {

        /** Written out: Java 17 keeps the class of the last record compared, and with it a closed gateway. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Route route && tenant.equals(route.tenant) && locationId.equals(route.locationId);
        }

        @Override
        public int hashCode() {
            return 31 * tenant.hashCode() + locationId.hashCode();
        }
    }
}
