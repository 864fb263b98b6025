package dev.fairlead.cdi.caller;

import static dev.fairlead.cdi.caller.AskedServer.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.security.enterprise.identitystore.openid.AccessToken;
import jakarta.security.enterprise.identitystore.openid.IdentityToken;
import jakarta.security.enterprise.identitystore.openid.JwtClaims;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Specification of authentication, 4.3. */
class OpenIdConnectCallerTest {

    @RegisterExtension
    final AskedServer server = new AskedServer();

    @BeforeEach
    void deploy() {
        server.deploySecured(LogIn.class);
        server.signIn(named("alice"));
    }

    /** The OpenID Connect mechanism, with a log-in that each test describes. */
    @ApplicationScoped
    static class LogIn {
        private boolean accessTokenIsJwt = true;
        private boolean hasIdentityToken = true;

        void opaqueAccessToken() {
            accessTokenIsJwt = false;
        }

        void noIdentityToken() {
            hasIdentityToken = false;
        }

        @Produces
        OpenIdContext context() {
            return proxy(OpenIdContext.class, Map.of("getAccessToken", accessToken(), "getIdentityToken", identity()));
        }

        private Optional<AccessToken> accessToken() {
            return Optional.of(proxy(
                    AccessToken.class,
                    Map.of(
                            "isJWT", Optional.of(accessTokenIsJwt),
                            "getToken", Optional.of("access-token"),
                            "getJwtClaims", Optional.of(CLAIMS))));
        }

        private Optional<IdentityToken> identity() {
            return hasIdentityToken
                    ? Optional.of(proxy(
                            IdentityToken.class,
                            Map.of("getToken", Optional.of("identity-token"), "getJwtClaims", Optional.of(CLAIMS))))
                    : Optional.empty();
        }

        private static <T> T proxy(Class<T> type, Map<String, Optional<?>> answers) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> answers.getOrDefault(method.getName(), Optional.empty())
                            .orElse(null)));
        }
    }

    private static final JwtClaims CLAIMS =
            new Claims(Map.of("iss", "https://login.example", "sub", "4711", "zid", "tenant-1"));

    private record Claims(Map<String, String> texts) implements JwtClaims {
        @Override
        public Optional<String> getStringClaim(String name) {
            return Optional.ofNullable(texts.get(name));
        }

        @Override
        public Optional<Instant> getNumericDateClaim(String name) {
            return Optional.empty();
        }

        @Override
        public List<String> getArrayStringClaim(String name) {
            return List.of();
        }

        @Override
        public OptionalInt getIntClaim(String name) {
            return OptionalInt.empty();
        }

        @Override
        public OptionalLong getLongClaim(String name) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalDouble getDoubleClaim(String name) {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<jakarta.security.enterprise.identitystore.openid.Claims> getNested(String name) {
            return Optional.empty();
        }
    }

    private Optional<UserToken> token() {
        return server.caller().flatMap(Caller::token);
    }

    private LogIn logIn() {
        return server.bean(LogIn.class);
    }

    @Test
    void issuerSubjectAndTenantComeFromTheToken() {
        assertThat(server.caller().orElseThrow().identity())
                .isEqualTo(new CallerIdentity("tenant-1", "https://login.example", "4711"));
        assertThat(server.caller().orElseThrow().name()).isEqualTo("alice");
        assertThat(server.caller().orElseThrow().verified()).isTrue();
    }

    @Test
    void anAccessTokenThatIsAJwtIsUsed() {
        assertThat(token()).contains(UserToken.of("access-token"));
    }

    @Test
    @Tag("AUTH-30")
    void anOpaqueAccessTokenLeavesTheIdentityToken() {
        logIn().opaqueAccessToken();

        assertThat(token()).contains(UserToken.of("identity-token"));
    }

    @Test
    void withoutAUsableTokenTheUserIsKnownByNameOnly() {
        logIn().opaqueAccessToken();
        logIn().noIdentityToken();

        assertThat(server.caller().orElseThrow().identity()).isEqualTo(new CallerIdentity("", "container", "alice"));
        assertThat(token()).isEmpty();
    }

    @Test
    void theIdentityTokenIsUsedIfConfigured() {
        server.configure("fairlead.oidc.userToken", "identity");

        assertThat(token()).contains(UserToken.of("identity-token"));
    }

    @Test
    void theIdentityTokenIsNotUsedIfOnlyTheAccessTokenIsWanted() {
        server.configure("fairlead.oidc.userToken", "access");
        logIn().opaqueAccessToken();

        assertThat(token()).isEmpty();
    }

    @Test
    void aLogInDoesNotCountWhereTheContainerNamesNobody() {
        server.signIn(null);

        assertThat(server.caller()).isEmpty();
    }
}
