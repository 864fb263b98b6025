package dev.fairlead.quickstart.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fairlead.quickstart.pki.Authority;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoIssuerTest {
    private final Credentials users = Credentials.generate("alice");
    private final Credentials clients = Credentials.generate("billing");
    private final Authority authority = Authority.create("internet");
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(authority.clientContext()).build();
    private DemoIssuer issuer;

    @BeforeEach
    void start() throws Exception {
        issuer = DemoIssuer.start(authority.issueForLoopback(), users, clients);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void aUserGetsATokenThatItsPublishedKeysVerify() throws Exception {
        JsonObject answer = json(token("grant_type=password&username=alice&password=" + users.passwordOf("alice"), ""));

        SignedJWT token = SignedJWT.parse(answer.getString("access_token"));
        JWKSet keys = JWKSet.parse(get(discovery().getString("jwks_uri")).body());
        String keyId = token.getHeader().getKeyID();
        assertThat(token.verify(new RSASSAVerifier(keys.getKeyByKeyId(keyId).toRSAKey())))
                .isTrue();
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(issuer.name());
        assertThat(token.getJWTClaimsSet().getStringClaim("upn")).isEqualTo("alice");
    }

    @Test
    void aWrongPasswordGetsNoToken() throws Exception {
        HttpResponse<String> answer = token("grant_type=password&username=alice&password=guess", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer)).containsOnlyKeys("error");
    }

    @Test
    void aClientGetsATokenByBasicAuthentication() throws Exception {
        String pair = "billing:" + clients.passwordOf("billing");
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

        JsonObject answer = json(token("grant_type=client_credentials", basic));

        assertThat(issuer.key()
                        .verify(answer.getString("access_token"))
                        .orElseThrow()
                        .getSubject())
                .isEqualTo("billing");
    }

    @Test
    void aClientWithoutSecretGetsNone() throws Exception {
        assertThat(token("grant_type=client_credentials&client_id=billing", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void otherGrantsAreRefused() throws Exception {
        assertThat(json(token("grant_type=implicit", "")).getString("error")).isEqualTo("unsupported_grant_type");
    }

    @Test
    void badTokensOfAUserDoNotVerify() {
        Tokens tokens = issuer.tokens();

        assertThat(issuer.key().verify(tokens.valid("alice"))).isPresent();
        assertThat(issuer.key().verify(tokens.expired("alice"))).isEmpty();
        assertThat(issuer.key().verify(tokens.unsigned("alice"))).isEmpty();
        assertThat(issuer.key().verify(tokens.signedBy(issuer.retiredKey(), "alice")))
                .isEmpty();
    }

    private JsonObject discovery() throws Exception {
        return json(get(issuer.name() + "/.well-known/openid-configuration"));
    }

    private HttpResponse<String> get(String uri) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> token(String form, String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(issuer.tokenEndpoint()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }
}
