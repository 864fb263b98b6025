package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.caller.Caller;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import dev.fairlead.testing.Peer;
import dev.fairlead.testing.SelfSigned;
import dev.fairlead.testing.TestKey;
import dev.fairlead.testing.TokenEndpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SAML assertions: made here for the token service or the target, or given by the application. */
class SamlFlowTest {

    private static final KeyPair KEYS = SelfSigned.rsa(2048);

    @TempDir
    private Path stores;

    private Flow flow;

    @AfterEach
    void close() {
        flow.close();
    }

    private void sign(Flow destination) throws IOException {
        flow = destination
                .with("audience", "www.successfactors.com")
                .with("userIdSource", "sub")
                .with("KeyStoreLocation", "signing.p12")
                .with("KeyStorePassword", "s3cret")
                .with("assertionIssuer", "fairlead.example.org/acme")
                .engine(builder -> builder.trustDirectory(stores));
        Files.write(
                stores.resolve("signing.p12"),
                new TestKey(KEYS.getPrivate(), List.of(SelfSigned.certificate(KEYS))).keyStore("PKCS12", "s3cret"));
    }

    private static String decoded(String assertion) {
        return new String(Base64.getUrlDecoder().decode(assertion), StandardCharsets.UTF_8);
    }

    @Nested
    class OfTheUserForTheTokenService {

        @BeforeEach
        void destination() throws IOException {
            sign(Flow.of("OAuth2SAMLBearerAssertion")
                    .allowing(TokenEndpoint.SAML_BEARER)
                    .with("clientKey", TokenEndpoint.CLIENT));
            flow.tokens.know(TokenEndpoint::publicClient);
        }

        @Test
        @Tag("AUTH-17")
        void theAssertionIsBase64urlAndTheClientIsTheClientKey() {
            flow.with("companyId", "ACME");

            assertThat(flow.call(flow.user("anna"))).isEqualTo("Bearer token-1");

            String assertion = flow.form().get("assertion").get(0);
            assertThat(assertion).doesNotContain("=", "+", "/");
            assertThat(decoded(assertion))
                    .contains(">anna</", ">www.successfactors.com</", "Recipient=\"" + flow.tokens.url() + "\"");
            assertThat(flow.form())
                    .containsEntry("client_id", List.of(TokenEndpoint.CLIENT))
                    .containsEntry("company_id", List.of("ACME"));
        }

        @Test
        @Tag("AUTH-17")
        void aServiceUserLogsOnByHttpBasicBesideTheClientKey() {
            String basic = Base64.getEncoder().encodeToString("COMM:pw".getBytes(StandardCharsets.US_ASCII));
            flow.tokens.know(request -> ("Basic " + basic).equals(request.header("Authorization")));
            flow.with("tokenServiceUser", "COMM").with("tokenServicePassword", "pw");

            assertThat(flow.call(flow.user("anna"))).isEqualTo("Bearer token-1");
            assertThat(flow.form())
                    .containsEntry("client_id", List.of(TokenEndpoint.CLIENT))
                    .doesNotContainKeys("company_id", "client_secret");
        }

        @Test
        @Tag("AUTH-25")
        void usersHaveTokensOfTheirOwnAndEachRequestAnAssertionOfItsOwn() {
            assertThat(flow.call(flow.user("anna"))).isEqualTo("Bearer token-1");
            assertThat(flow.call(flow.user("ben"))).isEqualTo("Bearer token-2");
            assertThat(flow.call(flow.user("anna"))).isEqualTo("Bearer token-1");

            flow.refused.add("Bearer token-1");
            assertThat(flow.call(flow.user("anna"))).isEqualTo("Bearer token-3");
            assertThat(flow.form(2).get("assertion")).isNotEqualTo(flow.form(0).get("assertion"));
        }

        @Test
        void aRefusalTellsWhatWasAssertedAndNotOfWhom() {
            flow.tokens.behave((exchange, request) -> TokenEndpoint.refuse(exchange, 400, "invalid_grant", "no"));

            assertThat(flow.failure(flow.user("anna")))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.GRANT_REJECTED))
                    .hasMessageContaining("Issuer 'fairlead.example.org/acme'")
                    .hasMessageContaining("Audience 'www.successfactors.com'")
                    .hasMessageContaining("NotOnOrAfter 2026-01-01T00:10:00Z")
                    .hasMessageNotContaining("anna");
        }

        @Test
        void aSystemUserStandsForEverybodySoTheTokenIsShared() {
            flow.without("userIdSource").with("SystemUser", "TECH");

            flow.call();
            flow.call(flow.user("anna"));

            assertThat(decoded(flow.form().get("assertion").get(0))).contains(">TECH</");
        }

        @Test
        @Tag("AUTH-29")
        void withoutAUserNobodyIsAsked() {
            assertThat(flow.failure().code()).isEqualTo(ErrorCode.NO_USER);
            assertThat(flow.tokens.requests()).isEmpty();
        }
    }

    @Nested
    class GivenByTheApplication {

        @BeforeEach
        void destination() {
            flow = Flow.of("OAuth2SAMLBearerAssertion")
                    .allowing(TokenEndpoint.SAML_BEARER)
                    .with("clientKey", TokenEndpoint.CLIENT)
                    .with("SAMLAssertionProvider", "ClientProvided");
            flow.tokens.know(TokenEndpoint::publicClient);
        }

        private CallInput assertion(String encoded) {
            return CallInput.NONE.samlAssertion(Sensitive.of(encoded));
        }

        @ParameterizedTest
        @ValueSource(strings = {"PHNhbWw+PC9zYW1sPg==", "PHNhbWw-PC9zYW1sPg"})
        @Tag("AUTH-18")
        void theAssertionIsPassedOnByteForByte(String encoded) {
            assertThat(flow.call(assertion(encoded))).isEqualTo("Bearer token-1");

            assertThat(flow.form()).containsEntry("assertion", List.of(encoded));
        }

        @Test
        @Tag("AUTH-39")
        void nothingIsKept() {
            flow.call(assertion("PHNhbWw+PC9zYW1sPg=="));

            assertThat(flow.call(assertion("PHNhbWw+PC9zYW1sPg=="))).isEqualTo("Bearer token-2");
        }

        @Test
        void withoutAnAssertionNobodyIsAsked() {
            assertThat(flow.failure().code()).isEqualTo(ErrorCode.INPUT_MISSING);
            assertThat(flow.tokens.requests()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"<saml/>", "YQ==\nYQ==", "a.b.c", "YQ===", "ä"})
        void whatIsNotBase64OnOneLineIsRefused(String text) {
            assertThat(flow.failure(assertion(text)).code()).isEqualTo(ErrorCode.PROPERTY_INVALID);
            assertThat(flow.tokens.requests()).isEmpty();
        }

        @Test
        void anAssertionOfMoreThan128KibIsRefused() {
            assertThat(flow.failure(assertion("YWFh".repeat(32 * 1024 + 1))).code())
                    .isEqualTo(ErrorCode.PROPERTY_INVALID);
            assertThat(flow.tokens.requests()).isEmpty();
        }
    }

    @Nested
    class OfTheUserForTheTarget {

        @BeforeEach
        void destination() throws IOException {
            sign(Flow.of("SAMLAssertion"));
        }

        @Test
        @Tag("AUTH-19")
        void theTargetGetsTheAssertionAndNoTokenServiceIsAsked() {
            String authorization = flow.call(flow.user("anna"));

            assertThat(authorization).matches("SAML2\\.0 [A-Za-z0-9+/]+={0,2}");
            String assertion = new String(
                    Base64.getDecoder().decode(authorization.substring("SAML2.0 ".length())), StandardCharsets.UTF_8);
            assertThat(assertion).contains(">anna</", "Recipient=\"" + flow.target.url());
            assertThat(flow.target.onlyRequest().header("x-sap-security-session"))
                    .isEqualTo("create");
            assertThat(flow.tokens.requests()).isEmpty();
        }

        @Test
        @Tag("AUTH-25")
        void usersHaveAssertionsOfTheirOwn() {
            for (String user : List.of("anna", "ben", "anna")) {
                String encoded = flow.call(flow.user(user)).substring("SAML2.0 ".length());

                assertThat(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8))
                        .contains(">" + user + "</");
            }
        }

        @Test
        @Tag("AUTH-39")
        void eachRequestHasAnAssertionOfItsOwn() {
            assertThat(flow.call(flow.user("anna"))).isNotEqualTo(flow.call(flow.user("anna")));
        }

        /** A system that opens a session for each user, and knows those that are open. */
        private Peer system(Set<String> open) {
            return Peer.http((exchange, request) -> {
                String session = request.header("Cookie");
                if (session != null && !open.contains(session)) {
                    Peer.answer(exchange, 401, "text/plain", "your session has ended");
                    return;
                }
                if (session == null) {
                    session = "SAP_SESSIONID=s" + (open.size() + 1);
                    open.add(session);
                    exchange.getResponseHeaders().add("Set-Cookie", session + "; path=/; secure; HttpOnly");
                }
                Peer.answer(exchange, 200, "text/plain", session);
            });
        }

        @Test
        void aSessionIsTheUsersWhoOpenedIt() {
            try (Peer system = system(ConcurrentHashMap.newKeySet())) {
                flow.with("URL", system.url());
                Optional<Caller> anna = flow.user("anna");

                assertThat(flow.call(anna)).isEqualTo("SAP_SESSIONID=s1");
                assertThat(flow.call(anna)).isEqualTo("SAP_SESSIONID=s1");
                assertThat(flow.call(flow.user("ben"))).isEqualTo("SAP_SESSIONID=s2");
                assertThat(flow.call(anna)).isEqualTo("SAP_SESSIONID=s1");
            }
        }

        @Test
        void aSessionThatHasEndedIsOpenedAnew() {
            Set<String> open = ConcurrentHashMap.newKeySet();
            try (Peer system = system(open)) {
                flow.with("URL", system.url());
                Optional<Caller> anna = flow.user("anna");
                flow.call(anna);
                open.clear();
                open.add("SAP_SESSIONID=of-others");

                assertThat(flow.call(anna)).isEqualTo("SAP_SESSIONID=s2");
                assertThat(system.requests()).hasSize(3);
            }
        }

        @Test
        void theDestinationMayDoWithoutASession() {
            flow.with("fairlead.saml.securitySession", "false").call(flow.user("anna"));

            assertThat(flow.target.onlyRequest().header("x-sap-security-session"))
                    .isNull();
        }

        @Test
        @Tag("AUTH-29")
        void withoutAUserTheTargetIsNotAsked() {
            assertThat(flow.failure().code()).isEqualTo(ErrorCode.NO_USER);
            assertThat(flow.target.requests()).isEmpty();
        }
    }
}
