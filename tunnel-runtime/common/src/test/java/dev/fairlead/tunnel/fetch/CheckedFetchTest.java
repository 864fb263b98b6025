package dev.fairlead.tunnel.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.fairlead.tunnel.carrier.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedFetchTest {
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            requests.incrementAndGet();
            byte[] body = ("query " + exchange.getRequestURI().getQuery()).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/keys");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/large", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[101 * 1024]);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    @Tag("AUTH-84")
    void thisMachineIsNotAskedUnlessItsNetworkIsListed(String host) throws IOException {
        URI uri = uri(host, "/keys?zid=1");

        assertThatThrownBy(() -> fetch().get(uri))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("trust.networks");
        assertThat(requests).hasValue(0);
        assertThat(fetch("127.0.0.0/8", "::1").get(uri)).asString().isEqualTo("query zid=1");
    }

    @Test
    @Tag("AUTH-84")
    void metadataServicesAreNotAsked() {
        assertThatThrownBy(() -> fetch().get(URI.create("http://169.254.169.254/latest/meta-data")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a public one");
    }

    @Test
    void redirectsAndLargeDocumentsAreRefused() {
        assertThatThrownBy(() -> fetch("127.0.0.1").get(uri("127.0.0.1", "/moved")))
                .hasMessageContaining("status 302");
        assertThatThrownBy(() -> fetch("127.0.0.1").get(uri("127.0.0.1", "/large")))
                .hasMessageContaining("longer than");
        assertThat(requests).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true",
        "2606:4700::1111, true",
        "10.1.2.3, false",
        "100.64.0.1, false",
        "172.31.255.255, false",
        "172.32.0.1, true",
        "192.168.1.1, false",
        "0.0.0.0, false",
        "224.0.0.1, false",
        "::1, false",
        "::ffff:127.0.0.1, false",
        "fe80::1, false",
        "fd00::1, false",
        "64:ff9b::7f00:1, false",
        "2002:7f00:1::, false"
    })
    void onlyPublicAddressesAreAllowed(String address, boolean allowed) throws IOException {
        assertThat(new AddressPolicy(List.of()).allows(InetAddress.getByName(address)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "", "::1/129"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Network.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private URI uri(String host, String path) {
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
    }

    private static CheckedFetch fetch(String... networks) {
        return new CheckedFetch(
                new AddressPolicy(Stream.of(networks).map(Network::parse).toList()),
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }
}
