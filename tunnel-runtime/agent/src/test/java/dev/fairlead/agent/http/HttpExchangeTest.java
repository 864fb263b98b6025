package dev.fairlead.agent.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.fairlead.agent.access.MessageLimits;
import dev.fairlead.agent.access.PathMatch;
import dev.fairlead.agent.access.PathResource;
import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.fixture.AgentFixture;
import dev.fairlead.agent.fixture.FakeStream;
import dev.fairlead.agent.fixture.TestBackend;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of requests and responses on their way through the agent. */
class HttpExchangeTest extends AgentAndBackend {
    private static final String HOST = "Host: erp.corp:443\r\n";

    @Test
    void aRequestIsAnsweredAndTheStreamSaysThatItEnds() {
        FakeStream stream = exchange("GET /a HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(stream.text())
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nConnection: close\r\n")
                .endsWith("\r\n\r\nhello");
        assertThat(stream.isFinished()).isTrue();
    }

    @Tag("AGENT-25")
    @ParameterizedTest
    @ValueSource(strings = {"/a%20b;x=1?q=%2e%2e/..%2f", "/%C3%A4", "/a?x=/../y&z", "/s%65t"})
    void theBackEndGetsTheTargetAsItWasSent(String target) throws Exception {
        exchange("GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(seen().target()).isEqualTo(target);
    }

    @Tag("AGENT-3")
    @Tag("AGENT-4")
    @ParameterizedTest
    @CsvSource({"other.corp, 443", "erp.corp, 444", "erp.corp., 443"})
    void anUnmappedAddressIsRefusedBeforeItsRequestIsRead(String host, String port) {
        FakeStream stream = open(AgentFixture.open(host, port, StreamKind.HTTP, Optional.empty()));

        assertDenied(stream, TunnelErrorCode.NOT_EXPOSED, "SYSTEM");
        assertThat(stream.error().orElseThrow().detail()).contains(host + ":" + port);
    }

    @Test
    void anotherKindOfStreamLooksLikeAnUnmappedAddress() {
        FakeStream tcp = open(AgentFixture.open("erp.corp", "443", StreamKind.TCP, Optional.empty()));

        assertDenied(tcp, TunnelErrorCode.NOT_EXPOSED, "SYSTEM");
    }

    @Tag("AGENT-11")
    @ParameterizedTest
    @CsvSource({
        "/other, RESOURCE_DENIED, RESOURCE",
        "/open/closed/x, RESOURCE_DENIED, RESOURCE_DISABLED",
        "/open/../other, PATH_AMBIGUOUS, AMBIGUOUS_PATH A8",
        "/open/%2e%2e/other, PATH_AMBIGUOUS, AMBIGUOUS_PATH A8",
        "/open/..;/other, PATH_AMBIGUOUS, AMBIGUOUS_PATH A8",
        "/open%2fx, PATH_AMBIGUOUS, AMBIGUOUS_PATH A6",
        "/open//x, PATH_AMBIGUOUS, AMBIGUOUS_PATH A9",
        "/open/%00, BAD_REQUEST, MALFORMED A4",
        "*, RESOURCE_DENIED, RESOURCE",
    })
    void whatIsNotExposedIsDeniedWithoutAWordOfTheInside(String target, TunnelErrorCode code, String reason) {
        SystemMapping mapping = AgentFixture.mapping(backend.port())
                .exposing(
                        PathResource.of("/open", PathMatch.SEGMENT_PREFIX, true).orElseThrow(),
                        PathResource.of("/open/closed", PathMatch.SEGMENT_PREFIX, false)
                                .orElseThrow())
                .build();

        FakeStream stream = exchange(mapping, "OPTIONS " + target + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertDenied(stream, code, reason);
        assertThat(stream.error().orElseThrow().detail()).doesNotContain("127.0.0.1", Integer.toString(backend.port()));
    }

    @Test
    void anEntryOfADenialHoldsThePathWithoutItsQuery() throws Exception {
        SystemMapping closed = AgentFixture.mapping(backend.port()).exposing().build();

        exchange(closed, "GET /a?token=s3cret HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(agent.audited().poll(5, TimeUnit.SECONDS)).satisfies(record -> {
            assertThat(record.method()).isEqualTo("GET");
            assertThat(record.resource()).isEqualTo("/a");
            assertThat(record.requestId()).isEqualTo("request-1");
            assertThat(record.toString()).doesNotContain("s3cret");
        });
    }

    @Test
    void aMalformedRequestIsDenied() {
        FakeStream stream = exchange("POST /a HTTP/1.1\r\n" + HOST
                + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /b HTTP/1.1\r\n\r\n");

        assertDenied(stream, TunnelErrorCode.BAD_REQUEST, "MALFORMED");
    }

    @Test
    void aSecondRequestOnTheStreamIsNotForwarded() {
        exchange("GET /a HTTP/1.1\r\n" + HOST + "\r\nGET /b HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(backend.seen()).allSatisfy(seen -> assertThat(seen.target()).isEqualTo("/a"));
    }

    @Test
    void aRequestThatEndsTooEarlyIsRefused() {
        FakeStream inHead = open(AgentFixture.open(Optional.empty()));
        inHead.sends("GET /a HT").sendsEnd();
        FakeStream inBody = open(AgentFixture.open(Optional.empty()));
        inBody.sends("POST /a HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\n\r\nhel")
                .sendsEnd();

        for (FakeStream stream : List.of(inHead, inBody)) {
            await().until(stream::isOver);
            assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.BAD_REQUEST);
        }
    }

    @Test
    void aRequestMayEndWithItsBytes() {
        FakeStream stream = open(AgentFixture.open(Optional.empty()));
        stream.sends("GET /a HTTP/1.1\r\n" + HOST + "\r\n").sendsEnd();

        await().until(stream::isOver);
        assertThat(stream.isFinished()).isTrue();
    }

    @Test
    void aRequestMayArriveByteByByte() throws Exception {
        FakeStream stream = open(AgentFixture.open(Optional.empty()));
        for (char c : ("POST /a HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n")
                .toCharArray()) {
            stream.sends(String.valueOf(c));
        }

        await().until(stream::isOver);
        assertThat(stream.isFinished()).isTrue();
        assertThat(seen().headers()).containsEntry("Transfer-encoding", List.of("chunked"));
    }

    @Test
    void whileTheAuditLogDoesNotAcceptNothingIsServed() {
        agent.auditAccepting(false);

        FakeStream stream = open(AgentFixture.open(Optional.empty()));

        assertThat(stream.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.OVERLOAD);
    }

    @Tag("AGENT-34")
    @Test
    void theVirtualHostIsKept() throws Exception {
        exchange("GET /a HTTP/1.1\r\nHost: ERP.corp:443\r\n\r\n");

        TestBackend.Seen seen = seen();
        assertThat(seen.headers()).containsEntry("Host", List.of("ERP.corp:443"));
        assertThat(seen.lenient("x-forwarded-host")).isEmpty();
    }

    @Tag("AGENT-34")
    @Test
    void theInternalHostReplacesItAndAForgedOneIsNotBelieved() throws Exception {
        exchange(
                AgentFixture.mapping(backend.port()).internalHost().build(),
                "GET /a HTTP/1.1\r\n" + HOST + "X-Forwarded-Host: evil\r\nX_Forwarded_Host: evil\r\n\r\n");

        TestBackend.Seen seen = seen();
        assertThat(seen.headers()).containsEntry("Host", List.of("127.0.0.1:" + backend.port()));
        assertThat(seen.lenient("x-forwarded-host")).containsExactly("erp.corp:443");
    }

    @Tag("AGENT-35")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSL_CLIENT_CERT",
                "ssl-client-cert",
                "Ssl_Client-Cert",
                "SSL.CLIENT.CERT",
                "ssl_client_cert_chain_1",
                "SSL_CLIENT_CERT_CHAIN_0",
                "ssl~client|cert"
            })
    void aForgedCertificateHeaderNeverArrives(String name) throws Exception {
        exchange("GET /a HTTP/1.1\r\n" + HOST + name + ": forged\r\n\r\n");

        assertThat(seen().headers().values().stream().flatMap(List::stream)).doesNotContain("forged");
    }

    @Tag("AGENT-36")
    @Test
    void credentialsPassAndTheGatewaysHeadersDoNot() throws Exception {
        exchange("GET /a HTTP/1.1\r\n" + HOST
                + "Authorization: Basic dTpw\r\nCookie: a=b\r\nX-Own: x\r\n"
                + "Proxy-Authorization: Bearer t\r\nProxy-Connection: close\r\nSAP-Connectivity-Authentication: t\r\n"
                + "SAP-Connectivity-SCC-Location_ID: l\r\nsap_connectivity_technical_authentication: t\r\n\r\n");

        assertThat(seen().headers())
                .containsEntry("Authorization", List.of("Basic dTpw"))
                .containsEntry("Cookie", List.of("a=b"))
                .containsEntry("X-own", List.of("x"))
                .doesNotContainKeys("Proxy-authorization", "Proxy-connection")
                .allSatisfy((name, value) ->
                        assertThat(name.toLowerCase(Locale.ROOT)).doesNotStartWith("sap"));
    }

    @Test
    void headersForThisHopEndHere() throws Exception {
        exchange("GET /a HTTP/1.1\r\n" + HOST
                + "Connection: close, X-Hop, Host\r\nX-Hop: 1\r\nKeep-Alive: 5\r\nTE: gzip\r\nUpgrade: h2c\r\n\r\n");

        assertThat(seen().headers())
                .containsKey("Host")
                .doesNotContainKeys("Connection", "X-hop", "Keep-alive", "Te", "Upgrade");
    }

    @Test
    void acceptanceOfTrailersIsSaidAnew() throws Exception {
        exchange("GET /a HTTP/1.1\r\n" + HOST + "TE: gzip;q=0.5, trailers\r\nConnection: TE\r\n\r\n");

        assertThat(seen().headers())
                .containsEntry("Te", List.of("trailers"))
                .containsEntry("Connection", List.of("te"));
    }

    @Tag("AGENT-28")
    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
    void everyMethodPassesOnAPermittedPath(String method) throws Exception {
        FakeStream stream = exchange(method + " /a HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(stream.text()).startsWith("HTTP/1.1 200 ");
        assertThat(seen().method()).isEqualTo(method);
    }

    @Tag("AGENT-30")
    @Test
    void aMappingMayHaveItsOwnLimits() {
        SystemMapping narrow = AgentFixture.mapping(backend.port())
                .limits(new MessageLimits(1024, 2048, 1024, 1024))
                .build();

        FakeStream longLine = exchange(narrow, "GET /" + "a".repeat(1024) + " HTTP/1.1\r\n" + HOST + "\r\n");
        assertThat(longLine.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.LINE_TOO_LONG);
        FakeStream manyHeaders = exchange(narrow, "GET /a HTTP/1.1\r\n" + HOST + "X: " + "a".repeat(2048) + "\r\n\r\n");
        assertThat(manyHeaders.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.TOO_LARGE);
        backend.answering(exchange -> {
            exchange.getResponseHeaders().set("X", "a".repeat(1024));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        FakeStream bigResponse = exchange(narrow, "GET /a HTTP/1.1\r\n" + HOST + "\r\n");
        assertThat(bigResponse.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.BACKEND_PROTOCOL);
    }

    @Tag("AGENT-21")
    @ParameterizedTest
    @CsvSource({"/open//x, true", "//open/x, false", "/open//closed, false", "/open/;/x, false"})
    void doubledSlashesPassWhereBothReadingsAreOpen(String target, boolean permitted) {
        SystemMapping lenient = AgentFixture.mapping(backend.port())
                .lenient()
                .exposing(
                        PathResource.of("/open", PathMatch.SEGMENT_PREFIX, true).orElseThrow(),
                        PathResource.of("/open/closed", PathMatch.SEGMENT_PREFIX, false)
                                .orElseThrow())
                .build();

        FakeStream stream = exchange(lenient, "GET " + target + " HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(stream.isAccepted()).isEqualTo(permitted);
        assertThat(backend.seen()).hasSize(permitted ? 1 : 0);
    }

    @Tag("AGENT-37")
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:PORT/next?a=b, http://erp.corp:443/next?a=b",
        "HTTP://127.0.0.1:PORT, http://erp.corp:443",
        "http://127.0.0.1:1/next, http://127.0.0.1:1/next",
        "https://idp.example/login, https://idp.example/login",
        "/next, /next",
        "next, next",
    })
    void aRedirectToAMappedAddressIsMadeFollowable(String location, String expected) {
        backend.answering(exchange -> {
            exchange.getResponseHeaders().set("Location", location.replace("PORT", Integer.toString(backend.port())));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertThat(exchange("GET /a HTTP/1.1\r\n" + HOST + "\r\n").text())
                .contains("\r\nLocation: " + expected + "\r\n");
    }

    @Test
    @Tag("AGENT-38")
    void whoFollowsARedirectToWhatIsNotExposedIsDenied() {
        SystemMapping mapping = AgentFixture.mapping(backend.port())
                .exposing(
                        PathResource.of("/open", PathMatch.SEGMENT_PREFIX, true).orElseThrow())
                .build();
        backend.answering(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + backend.port() + "/closed");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        String redirect =
                exchange(mapping, "GET /open HTTP/1.1\r\n" + HOST + "\r\n").text();
        assertThat(redirect).contains("\r\nLocation: http://erp.corp:443/closed\r\n");

        FakeStream followed = exchange(mapping, "GET /closed HTTP/1.1\r\n" + HOST + "\r\n");

        assertThat(followed.isAccepted()).isFalse();
        assertThat(followed.error().orElseThrow().code()).isEqualTo(TunnelErrorCode.RESOURCE_DENIED);
        assertThat(backend.seen()).extracting(TestBackend.Seen::target).containsExactly("/open");
    }

    @Test
    void aHeadResponseKeepsItsLengthAndHasNoBody() {
        backend.answering(exchange -> {
            exchange.getResponseHeaders().set("Content-Length", "12345");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });

        assertThat(exchange("HEAD /a HTTP/1.1\r\n" + HOST + "\r\n").text())
                .containsIgnoringCase("\r\nContent-Length: 12345\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void cookiesStayApart() {
        backend.answering(exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "a=1, x");
            exchange.getResponseHeaders().add("Set-Cookie", "b=2");
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });

        assertThat(exchange("GET /a HTTP/1.1\r\n" + HOST + "\r\n").text())
                .containsIgnoringCase("\r\nSet-Cookie: a=1, x\r\nSet-Cookie: b=2\r\n");
    }

    private FakeStream exchange(String request) {
        return exchange(AgentFixture.mapping(backend.port()).build(), request);
    }

    private FakeStream exchange(SystemMapping mapping, String request) {
        FakeStream stream = new FakeStream(agent.loop(), AgentFixture.open(Optional.empty()))
                .openedBy(agent.acceptor(mapping, List.of(), List.of()));
        stream.sends(request);
        await().until(stream::isOver);
        return stream;
    }

    private FakeStream open(OpenRequest request) {
        SystemMapping mapping = AgentFixture.mapping(backend.port()).build();
        return new FakeStream(agent.loop(), request).openedBy(agent.acceptor(mapping, List.of(), List.of()));
    }

    /** Refused, not a byte to the back end, one entry in the audit log. */
    private void assertDenied(FakeStream stream, TunnelErrorCode code, String reason) {
        assertThat(stream.isAccepted()).isFalse();
        assertThat(stream.error().orElseThrow().code()).isEqualTo(code);
        assertThat(backend.seen()).isEmpty();
        assertThat(agent.audited()).singleElement().satisfies(record -> {
            assertThat(record.type()).isEqualTo("Access Denied");
            assertThat(record.reason()).isEqualTo(reason);
        });
    }

    private TestBackend.Seen seen() throws InterruptedException {
        TestBackend.Seen seen = backend.seen().poll(5, TimeUnit.SECONDS);
        assertThat(seen).as("a request at the back end").isNotNull();
        return seen;
    }
}
