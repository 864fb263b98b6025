package dev.fairlead.quickstart.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.quickstart.call.Caller;
import dev.fairlead.quickstart.call.Catalogue;
import dev.fairlead.quickstart.call.SignIn;
import dev.fairlead.quickstart.issuer.Credentials;
import dev.fairlead.quickstart.issuer.DemoIssuer;
import dev.fairlead.quickstart.pki.Authority;
import dev.fairlead.quickstart.start.Demo;
import dev.fairlead.quickstart.web.LoopbackServer;
import jakarta.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageServerTest {
    private final Credentials users = Credentials.generate("alice", "bob");
    private final Authority authority = Authority.create("internet");
    private final HttpClient browser = HttpClient.newHttpClient();
    private DemoIssuer issuer;
    private LoopbackServer application;
    private PageServer page;

    @BeforeEach
    void start() throws Exception {
        issuer = DemoIssuer.start(authority.issueForLoopback(), users, Credentials.generate("client"));
        application = LoopbackServer.http(0)
                .on(
                        "/api/erp/any",
                        exchange -> exchange.answer(
                                403,
                                Json.createObjectBuilder()
                                        .add("code", "FL-TUN-011")
                                        .add("message", "not exposed")
                                        .build()))
                .start();
        Demo demo = new Demo(
                new SignIn(URI.create(issuer.tokenEndpoint()), users, authority.clientContext()),
                new Caller(application.uri().resolve("/api/"), issuer, user -> Optional.empty()),
                new Catalogue("CN=agent", user -> "CN=" + user, "shop", "billing"),
                List.of());
        page = PageServer.start(0, demo);
    }

    @AfterEach
    void stop() {
        page.close();
        application.close();
        issuer.close();
    }

    @Test
    void servesThePageWithAPolicyThatAllowsNoOtherOrigin() throws Exception {
        HttpResponse<String> answer = send(request("/"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.body()).contains("quickstart.js").doesNotContain("http://", "https://");
    }

    @Test
    void knowsItsOwnFilesOnly() throws Exception {
        assertThat(send(request("/quickstart.js")).statusCode()).isEqualTo(200);
        assertThat(send(request("/PageServer.class")).statusCode()).isEqualTo(404);
        assertThat(send(request("/../page/index.html")).statusCode()).isEqualTo(404);
    }

    @Test
    void aBrowserGetsASessionButNoToken() throws Exception {
        HttpResponse<String> answer = signIn("alice");

        assertThat(answer.body()).contains("\"user\":\"alice\"").doesNotContain("eyJ", users.passwordOf("alice"));
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("eyJ");
    }

    @Test
    void makesACallAsTheUserOfTheSession() throws Exception {
        HttpResponse<String> answer = send(post("/calls/outside", "").header("Cookie", cookie(signIn("bob"))));

        assertThat(answer.body())
                .contains("\"signedInAs\":\"bob\"", "\"status\":\"403 FL-TUN-011\"", "\"asExpected\":true");
    }

    @Test
    void makesNoCallWithoutSession() throws Exception {
        assertThat(send(post("/calls/outside", "")).statusCode()).isEqualTo(401);
        assertThat(send(post("/calls/outside", "").header("Cookie", "quickstart=guess"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void signsNobodyElseIn() throws Exception {
        assertThat(signIn("mallory").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesPagesOfOtherOrigins() throws Exception {
        HttpRequest.Builder foreign = HttpRequest.newBuilder(page.uri().resolve("/session"))
                .header("Origin", "https://elsewhere.example")
                .POST(BodyPublishers.ofString("user=alice"));

        assertThat(send(foreign).statusCode()).isEqualTo(403);
    }

    @Test
    void refusesOtherHostNamesThatLeadHere() throws Exception {
        URI renamed = URI.create("http://localhost:" + page.uri().getPort() + "/session");

        assertThat(send(HttpRequest.newBuilder(renamed)).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> signIn(String user) throws Exception {
        return send(post("/session", "user=" + user).header("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private HttpRequest.Builder post(String path, String form) {
        String origin = page.uri().toString().replaceAll("/$", "");
        return request(path).header("Origin", origin).POST(BodyPublishers.ofString(form));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(page.uri().toString().replaceAll("/$", "") + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.ofString());
    }
}
