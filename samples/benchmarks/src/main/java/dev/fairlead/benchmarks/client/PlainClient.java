package dev.fairlead.benchmarks.client;

import dev.fairlead.benchmarks.server.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** As one would write it by hand for one application: one HTTP client, URLs in a map, a token a user in another. */
final class PlainClient implements Client {
    private static final String USER = "alice";
    private static final String PROXY = "the proxy";

    private final String[] names;
    private final boolean user;
    private final boolean proxied;
    private final CloseableHttpClient http;
    private final Map<String, URI> targets = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    PlainClient(Scenario scenario) {
        names = scenario.names();
        user = scenario.user();
        proxied = scenario.route() == Scenario.Route.PROXY;
        HttpClientBuilder builder = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(Scenario.CONNECTIONS)
                        .setMaxConnTotal(Scenario.CONNECTIONS)
                        .build());
        if (proxied) {
            builder.setProxy(HttpHost.create(scenario.server()));
        }
        http = builder.build();
        for (String name : names) {
            targets.put(name, URI.create(scenario.url() + "/" + Scenario.RESOURCE));
        }
        tokens.put(USER, proxied ? UserJwt.TEXT : "user-token");
        tokens.put(PROXY, "proxy-token");
    }

    @Override
    public Object ready(int destination) {
        URI target = targets.get(names[destination]);
        return user ? tokens.get(USER) : target;
    }

    @Override
    public String get(int destination) {
        HttpGet request = new HttpGet(targets.get(names[destination]));
        if (proxied) {
            request.setHeader("Proxy-Authorization", "Bearer " + tokens.get(PROXY));
        }
        if (user) {
            request.setHeader(
                    proxied ? "SAP-Connectivity-Authentication" : "Authorization", "Bearer " + tokens.get(USER));
        }
        try {
            return http.execute(
                    request,
                    response -> Payload.checked(response.getCode(), EntityUtils.toString(response.getEntity())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
