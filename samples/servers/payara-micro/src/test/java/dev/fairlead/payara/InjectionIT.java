package dev.fairlead.payara;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Injection as an application on Payara Micro meets it: a RAR, a WAR with one library, and no descriptor at all. */
@ExtendWith(ArquillianExtension.class)
class InjectionIT {
    private static final Users USERS = new Users();
    private static final Backend BACKEND = backend();

    @ArquillianResource
    URI application;

    private Browser browser;

    @Deployment(testable = false)
    static WebArchive relay() {
        String url = BACKEND.uri().toString();
        Map<String, String> configuration = new HashMap<>();
        configuration.putAll(destination("backend", "NoAuthentication", "Internet", url));
        configuration.putAll(destination("shop", "BasicAuthentication", "Internet", url + "/shop"));
        configuration.put("fairlead.destination.shop.User", "webshop");
        configuration.put("fairlead.destination.shop.Password", "not told");
        configuration.putAll(destination("erp", "PrincipalPropagation", "OnPremise", "http://erp.corp:80"));
        return RelayWar.named("relay", USERS, configuration);
    }

    private static Map<String, String> destination(String name, String authentication, String proxyType, String url) {
        String prefix = "fairlead.destination." + name + ".";
        return Map.of(
                prefix + "Type", "HTTP",
                prefix + "URL", url,
                prefix + "ProxyType", proxyType,
                prefix + "Authentication", authentication);
    }

    private static Backend backend() {
        try {
            return new Backend();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void open() {
        browser = new Browser(application);
    }

    @AfterAll
    static void stop() {
        BACKEND.close();
    }

    @Test
    void anInjectedDestinationCallsItsTarget() {
        assertThat(browser.get("api/injected/orders").body()).isEqualTo("GET /orders as nobody");
    }

    @Test
    void anAsynchronousCallCompletesTheRequest() {
        assertThat(browser.get("api/injected-async/orders").body()).isEqualTo("GET /orders as nobody");
    }

    @Test
    void aNameKnownAtRunTimeBringsItsOwnPathAndCredentials() {
        String credentials = Base64.getEncoder().encodeToString("webshop:not told".getBytes(StandardCharsets.UTF_8));

        assertThat(browser.get("api/named/shop/cart").body()).isEqualTo("GET /shop/cart as Basic " + credentials);
    }

    @Test
    void aDestinationThatActsForAUserRefusesAnonymousCallers() {
        HttpResponse<String> refused = browser.get("api/named/erp/orders");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("FL-AUTH-010").contains("erp");
    }

    @Test
    void theUserOfAMicroProfileJwtReachesTheEngine() {
        String token = USERS.tokenOf("alice");

        HttpResponse<String> answer = browser.get("api/signed-in/erp/orders", Optional.of(token));

        // with a user the destination is only short of a gateway, which this server does not run
        assertThat(answer.body()).contains("FL-TUN-001").doesNotContain(token);
    }

    @Test
    void anUnknownNameIsAnAnswer() {
        HttpResponse<String> answer = browser.get("api/named/nowhere/orders");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("FL-DEST-001").contains("nowhere");
    }
}
