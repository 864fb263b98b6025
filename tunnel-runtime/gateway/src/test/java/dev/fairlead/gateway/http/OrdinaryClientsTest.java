package dev.fairlead.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.gateway.fixture.AgentStream;
import dev.fairlead.gateway.fixture.HttpAgent;
import dev.fairlead.gateway.fixture.RawClient;
import dev.fairlead.gateway.fixture.TestProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that know nothing of this gateway but that it is an HTTP proxy; and streams as they flow through it. */
@Timeout(120)
class OrdinaryClientsTest {
    @TempDir
    Path directory;

    private TestProxy proxy;

    @BeforeEach
    void start() throws IOException {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
        proxy = TestProxy.trusting(directory);
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
    }

    @Test
    @Tag("CONN-45")
    void apacheHttpClient() throws Exception {
        proxy.agent(stream -> stream.answers(200, stream.head().get(0) + "|" + stream.received()));
        try (CloseableHttpClient client = HttpClients.custom()
                .setProxy(new HttpHost("http", InetAddress.getLoopbackAddress(), proxy.port()))
                .build()) {
            HttpPost request = new HttpPost("http://erp.corp:443/orders");
            request.setEntity(new StringEntity("one"));

            for (int i = 0; i < 3; i++) {
                String body = client.execute(request, response -> EntityUtils.toString(response.getEntity()));
                assertThat(body).isEqualTo("POST /orders HTTP/1.1|one");
            }
        }
    }

    @Test
    @Tag("CONN-45")
    void theClientOfTheJdk() throws Exception {
        proxy.agent(stream -> stream.answers(200, stream.head().get(0)));
        HttpClient client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())))
                .build();

        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create("http://erp.corp:443/orders?x=1"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.body()).isEqualTo("GET /orders?x=1 HTTP/1.1");
    }

    @Test
    @Tag("CONN-45")
    void curl() throws Exception {
        Path curl = Path.of("/usr/bin/curl");
        assumeTrue(Files.isExecutable(curl), "curl is not installed: its test is skipped");
        proxy.agent(stream -> stream.answers(200, stream.head().get(0)));

        Process process = new ProcessBuilder(
                        curl.toString(),
                        "-s",
                        "--proxy",
                        "http://127.0.0.1:" + proxy.port(),
                        "http://erp.corp:443/orders")
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out).isEqualTo("GET /orders HTTP/1.1");
    }

    @Test
    @Tag("CONN-56")
    void eventsArriveOneByOne() throws Exception {
        HttpAgent agent = proxy.agent(stream -> {});
        try (RawClient client = proxy.connect()) {
            client.gets("/events");
            AgentStream stream = agent.next();
            await().until(stream::isRequestComplete);
            stream.accepts();
            stream.says("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.head();
            for (int i = 0; i < 5; i++) {
                String chunk = "9\r\ndata: " + i + "\n\n\r\n";
                stream.says(chunk);
                // the next one is not sent before this one has arrived: nothing waits for more
                assertThat(client.read(chunk.length())).isEqualTo(chunk);
            }
        }
    }

    @Test
    @Tag("CONN-55")
    void anUpgradeTurnsTheConnectionIntoBytes() throws Exception {
        HttpAgent agent = proxy.agent(stream -> {});
        try (RawClient client = proxy.connect()) {
            client.gets("/ws", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: x");
            AgentStream stream = agent.next();
            await().until(() -> !stream.head().isEmpty());
            assertThat(stream.header("Upgrade")).containsExactly("websocket");
            assertThat(stream.header("Connection")).containsExactly("Upgrade");
            assertThat(stream.isFinished()).isFalse();
            stream.accepts();
            stream.says(
                    "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nfrom agent");

            assertThat(client.head()).contains("Upgrade: websocket\r\n").contains("Connection: Upgrade\r\n");
            assertThat(client.read(10)).isEqualTo("from agent");
            client.sends("\u0000\u00ffGET / HTTP/1.1\r\n\r\n");
            await().until(() -> stream.received().equals("\u0000\u00ffGET / HTTP/1.1\r\n\r\n"));
            client.endsOutput();
            await().until(stream::isFinished);
            stream.says("last");
            stream.finishes();
            assertThat(client.rest()).isEqualTo("last");
        }
    }

    @Test
    @Tag("CONN-58")
    void aBackEndThatStopsReadingHoldsTheClientBack() throws Exception {
        HttpAgent agent = proxy.agent(stream -> {});
        try (RawClient client = proxy.connect();
                RawClient other = proxy.connect()) {
            long size = 64L * 1024 * 1024;
            client.sends(
                    "PUT http://erp.corp:443/ HTTP/1.1\r\nHost: erp.corp:443\r\nContent-Length: " + size + "\r\n\r\n");
            AgentStream stream = agent.next();
            stream.stopReading();
            Thread writer = new Thread(() -> {
                try {
                    for (int i = 0; i < 64; i++) {
                        client.sends(new byte[1024 * 1024]);
                    }
                } catch (IOException ended) {
                    // the test has seen what it wanted
                }
            });
            writer.start();
            await().until(() -> stream.arrived() >= 200 * 1024);
            other.gets("/other");
            AgentStream second = agent.next();
            await().until(second::isRequestComplete);
            second.answers(200, "lively");

            assertThat(other.response()).endsWith("lively");
            assertThat(stream.arrived()).as("no more than the stream's credit").isLessThan(8L * 1024 * 1024);
            assertThat(writer.isAlive()).isTrue();
            client.close();
            writer.join();
        }
    }
}
