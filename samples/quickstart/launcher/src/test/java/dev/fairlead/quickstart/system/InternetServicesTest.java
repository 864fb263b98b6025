package dev.fairlead.quickstart.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.quickstart.issuer.Credentials;
import dev.fairlead.quickstart.issuer.SigningKey;
import dev.fairlead.quickstart.issuer.Tokens;
import dev.fairlead.quickstart.pki.Authority;
import dev.fairlead.quickstart.pki.Clients;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InternetServicesTest {
    private final Authority authority = Authority.create("internet");
    private final Credentials customers = Credentials.generate("webshop");
    private final SigningKey key = SigningKey.generate("key");
    private final Tokens tokens = new Tokens("https://issuer.example", key);
    private InternetServices services;

    @BeforeEach
    void start() throws Exception {
        services = InternetServices.start(authority.issueForLoopback(), customers, key);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void newsAreForEverybody() throws Exception {
        assertThat(get("/news/today", "").statusCode()).isEqualTo(200);
    }

    @Test
    void theShopKnowsItsCustomerAndRepeatsNoPassword() throws Exception {
        HttpResponse<String> answer = get("/products/1", basic("webshop:" + customers.passwordOf("webshop")));

        assertThat(answer.body())
                .contains("\"user\":\"webshop\"", "\"authorization\":\"Basic\"")
                .doesNotContain(customers.passwordOf("webshop"));
    }

    @Test
    void theShopRefusesAWrongPassword() throws Exception {
        assertThat(get("/products/1", basic("webshop:guess")).statusCode()).isEqualTo(401);
        assertThat(get("/products/1", "").statusCode()).isEqualTo(401);
    }

    @Test
    void invoicesAreForTokensOfTheIssuer() throws Exception {
        assertThat(get("/invoices/3", "Bearer " + tokens.valid("alice")).statusCode())
                .isEqualTo(200);
        assertThat(get("/invoices/3", "Bearer " + tokens.expired("alice")).statusCode())
                .isEqualTo(401);
        assertThat(get("/invoices/3", "Bearer " + tokens.signedBy(SigningKey.generate("key"), "alice"))
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> get(String path, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(services.uri().resolve(path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return Clients.without(authority).send(request.build(), BodyHandlers.ofString());
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
