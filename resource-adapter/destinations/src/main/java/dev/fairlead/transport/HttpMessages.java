package dev.fairlead.transport;

import dev.fairlead.configuration.HttpUrl;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** Exchanges in the types of Apache HttpComponents. */
final class HttpMessages {

    private HttpMessages() {}

    static ClassicHttpRequest request(Exchange exchange) {
        return request(exchange, host(exchange));
    }

    /** With the exchange's host, which is known already. */
    static ClassicHttpRequest request(Exchange exchange, HttpHost host) {
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(exchange.method(), host, exchange.target());
        for (Map.Entry<String, String> header : exchange.headers()) {
            request.addHeader(header.getKey(), header.getValue());
        }
        exchange.body().ifPresent(body -> request.setEntity(new BodyEntity(body)));
        return request;
    }

    /** Without the scheme's own port, which would stand in the Host field. */
    static HttpHost host(Exchange exchange) {
        HttpUrl url = exchange.url();
        String name =
                url.host().startsWith("[") ? url.host().substring(1, url.host().length() - 1) : url.host();
        return new HttpHost(url.scheme(), name, url.port() == HttpUrl.defaultPort(url.scheme()) ? -1 : url.port());
    }

    static Http1Config config(TransportLimits limits) {
        return Http1Config.custom()
                .setMaxLineLength(limits.headLine())
                .setMaxHeaderCount(limits.headLines())
                .build();
    }
}
