package dev.fairlead.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import dev.fairlead.caller.Caller;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.jwt.KeyLocation;
import dev.fairlead.jwt.OpenIdIssuer;
import dev.fairlead.jwt.SignatureAlgorithm;
import dev.fairlead.testing.Callers;
import dev.fairlead.testing.TokenEndpoint;
import dev.fairlead.testing.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens that the engine verifies itself, from the destination's properties to the token service. */
class VerifiedUserFlowTest {

    private static final String K1 = new JWKSet(Vectors.k1().toPublicJWK()).toString();

    private final Flow flow = Flow.of("OAuth2JWTBearer").allowing(TokenEndpoint.JWT_BEARER);
    private final Optional<Caller> jane = Callers.of("", "jane", Vectors.t1());

    @AfterEach
    void close() {
        flow.close();
    }

    @Test
    @Tag("DEST-44")
    void keysAtTheDestinationLetTheirIssuersUsersThroughAndNobodyElse() {
        flow.with("x_user_token.jwks", Base64.getEncoder().encodeToString(K1.getBytes(StandardCharsets.UTF_8)));

        assertThat(flow.call(jane)).isEqualTo("Bearer token-1");
        assertThat(flow.failure(flow.user("anna")).code()).isEqualTo(ErrorCode.USER_TOKEN_REJECTED);
        assertThat(flow.tokens.requests()).hasSize(1);
    }

    @Test
    void whereTheInstallationListsIssuersTheContainerAloneIsNotBelieved() {
        flow.engine(builder -> builder.trustedIssuers(List.of(new OpenIdIssuer(
                "https://mytenant.authentication.eu10.example.com/oauth/token",
                Set.of("sb-fairlead!t1"),
                Set.of(),
                Set.of(SignatureAlgorithm.RS256),
                new KeyLocation.Inline(K1)))));

        assertThat(flow.call(jane)).isEqualTo("Bearer token-1");
        assertThat(flow.failure(flow.user("anna")).code()).isEqualTo(ErrorCode.USER_TOKEN_REJECTED);
        assertThat(flow.tokens.requests()).hasSize(1);
    }
}
