package dev.fairlead.transport;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/** The way to a host by the JVM's system properties, read once for it and not for each request. */
final class WebProxies implements HttpRoutePlanner {

    private final HttpRoutePlanner ofTheJvm = new SystemDefaultRoutePlanner(null);
    private final Set<String> proxies = ConcurrentHashMap.newKeySet();
    private volatile Optional<HttpRoute> last = Optional.empty();

    @Override
    public HttpRoute determineRoute(HttpHost target, HttpContext context) throws HttpException {
        Optional<HttpRoute> known = last;
        if (known.isPresent() && known.get().getTargetHost().equals(target)) {
            return known.get();
        }
        HttpRoute route = ofTheJvm.determineRoute(target, context);
        if (route.getProxyHost() != null) {
            proxies.add(route.getProxyHost().getHostName());
        }
        last = Optional.of(route);
        return route;
    }

    /** Whether the host is a proxy, chosen by whoever runs the JVM, and not a target. */
    boolean isProxy(String host) {
        return proxies.contains(host);
    }
}
