package dev.fairlead.cdi.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.Destination;
import dev.fairlead.authorization.AuthorizationAnswer;
import dev.fairlead.authorization.AuthorizationCodes;
import dev.fairlead.authorization.AuthorizationRequest;
import dev.fairlead.cdi.container.FakeResponse;
import dev.fairlead.cdi.container.TestServer;
import dev.fairlead.error.AuthenticationRefusedException;
import dev.fairlead.error.InvalidRequestException;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.input.AuthorizationCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6749, 4.1, with RFC 7636: what a web application sends users away with, and takes back. */
class AuthorizationCodesTest {
    private static final URI BACK = URI.create("https://shop.example/photos/allowed?from=shop");

    @RegisterExtension
    final TestServer server = new TestServer();

    @Dependent
    static class Photos {
        @Inject
        @Destination("photos")
        HttpDestination photos;

        @Inject
        AuthorizationCodes codes;
    }

    private HttpDestination photos;
    private AuthorizationCodes codes;

    @BeforeEach
    void deploy() {
        server.factory().target("photos", call -> FakeResponse.ok("album"));
        server.deploy(Photos.class);
        photos = server.bean(Photos.class).photos;
        codes = server.bean(Photos.class).codes;
    }

    private static Map<String, String> queryOf(AuthorizationRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : request.uri().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static AuthorizationAnswer answer(String... parameters) {
        Map<String, String[]> map = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            map.put(parameters[i], new String[] {parameters[i + 1]});
        }
        return AuthorizationAnswer.of(map);
    }

    @Nested
    class TheRequest {

        @Test
        void asksAsTheClientOfTheDestinationForItsScope() {
            Map<String, String> query = queryOf(codes.begin(photos, BACK));

            assertThat(query)
                    .containsEntry("response_type", "code")
                    .containsEntry("client_id", "shop")
                    .containsEntry("scope", "read write")
                    .containsEntry("redirect_uri", BACK.toString());
        }

        @Test
        void keepsWhatTheEndpointsUrlHasAlready() {
            URI uri = codes.begin(photos, BACK).uri();

            assertThat(uri.toString()).startsWith("https://login.example/authorize?prompt=consent&response_type=code&");
        }

        @Test
        void carriesAStateOf256BitsThatIsNewEachTime() {
            AuthorizationRequest first = codes.begin(photos, BACK);
            AuthorizationRequest second = codes.begin(photos, BACK);

            assertThat(queryOf(first)).containsEntry("state", first.state());
            assertThat(first.state()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(second.state());
        }

        @Test
        void carriesTheChallengeOfAVerifierThatIsNewEachTimeAndNeverTheVerifier() {
            AuthorizationRequest first = codes.begin(photos, BACK);
            AuthorizationRequest second = codes.begin(photos, BACK);
            String verifier = first.verifier().reveal();

            assertThat(verifier)
                    .matches("[A-Za-z0-9_-]{43}")
                    .isNotEqualTo(second.verifier().reveal());
            assertThat(queryOf(first))
                    .containsEntry("code_challenge", new CodeVerifier(verifier).challenge())
                    .containsEntry("code_challenge_method", "S256");
            assertThat(first.uri().toString()).doesNotContain(verifier);
        }

        @Test
        void survivesTheStoringOfASession() throws Exception {
            AuthorizationRequest pending = codes.begin(photos, BACK);

            AuthorizationRequest restored = stored(pending);

            assertThat(restored).usingRecursiveComparison().isEqualTo(pending);
        }

        @Test
        void neverPrintsStateOrVerifier() {
            AuthorizationRequest pending = codes.begin(photos, BACK);

            assertThat(pending.toString())
                    .contains("photos")
                    .doesNotContain(pending.state())
                    .doesNotContain(pending.verifier().reveal());
        }

        @ParameterizedTest
        @ValueSource(strings = {"/photos/allowed", "https://shop.example/#here", "mailto:shop@example.org"})
        void isNotMadeForWhatCannotBeARedirectUri(String uri) {
            assertThatThrownBy(() -> codes.begin(photos, URI.create(uri)))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("redirect URI");
        }

        private static AuthorizationRequest stored(AuthorizationRequest request) throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(request);
            return (AuthorizationRequest)
                    new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        }
    }

    @Nested
    class TheAnswer {

        @Test
        void becomesWhatTheNextCallBringsAlong() {
            AuthorizationRequest pending = codes.begin(photos, BACK);

            CallInput input = codes.finish(pending, answer("state", pending.state(), "code", "c-1"));

            assertThat(input.authorizationCode())
                    .contains(new AuthorizationCode(
                            Sensitive.of("c-1"), Optional.of(BACK.toString()), Optional.of(pending.verifier())));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "forged"})
        void ofAnotherRequestIsRefused(String state) {
            AuthorizationRequest pending = codes.begin(photos, BACK);

            assertThatThrownBy(() -> codes.finish(pending, answer("state", state, "code", "stolen-code")))
                    .isInstanceOf(AuthenticationRefusedException.class)
                    .hasMessageContaining("FL-AUTH-031")
                    .hasMessageNotContaining("stolen-code")
                    .hasMessageNotContaining(pending.state());
        }

        @Test
        void thatDeniesAccessSaysSo() {
            AuthorizationRequest pending = codes.begin(photos, BACK);

            assertThatThrownBy(() -> codes.finish(pending, answer("state", pending.state(), "error", "access_denied")))
                    .isInstanceOf(AuthenticationRefusedException.class)
                    .hasMessageContaining("FL-AUTH-022")
                    .hasMessageContaining("access_denied");
        }

        @Test
        void isNotQuotedWhereItIsNoProperError() {
            AuthorizationRequest pending = codes.begin(photos, BACK);

            assertThatThrownBy(
                            () -> codes.finish(pending, answer("state", pending.state(), "error", "a\r\nforged line")))
                    .isInstanceOf(AuthenticationRefusedException.class)
                    .hasMessageNotContaining("forged line");
        }

        @Test
        void withoutCodeAndErrorIsRefused() {
            AuthorizationRequest pending = codes.begin(photos, BACK);

            assertThatThrownBy(() -> codes.finish(pending, answer("state", pending.state())))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("FL-AUTH-030");
        }

        @Test
        void withAParameterTwiceIsRefused() {
            assertThatThrownBy(() -> AuthorizationAnswer.of(Map.of("state", new String[] {"one", "two"})))
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("more than once");
        }

        @Test
        void neverPrintsCodeOrState() {
            assertThat(answer("state", "secret-state", "code", "secret-code").toString())
                    .doesNotContain("secret");
        }
    }
}
