package dev.fairlead.cdi.caller;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.cdi.configuration.ApplicationConfig;
import jakarta.security.enterprise.identitystore.openid.AccessToken;
import jakarta.security.enterprise.identitystore.openid.IdentityToken;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import java.util.Objects;
import java.util.Optional;

/**
 * The user who logged on with Jakarta Security's OpenID Connect mechanism (specification of authentication, 4.3). The
 * log-in lives in the session, so it counts only while the container names a caller: not on a page where nobody is
 * logged on.
 */
final class OpenIdConnectCaller implements UserSource {
    private final ContainerBeans beans;
    private final ApplicationConfig config;
    private final Class<OpenIdContext> api = Objects.requireNonNull(OpenIdContext.class);

    OpenIdConnectCaller(ContainerBeans beans, ApplicationConfig config) {
        this.beans = beans;
        this.config = config;
    }

    @Override
    public OnBehalfOf user(ContainerPrincipal now) {
        return OnBehalfOf.known(now.caller()
                .flatMap(user -> beans.find(api).flatMap(login -> token(login, user.getName()))));
    }

    private Optional<Caller> token(OpenIdContext login, String name) {
        return switch (config.value(ApplicationConfig.OIDC_USER_TOKEN).orElse("auto")) {
            case "access" -> accessToken(login, name);
            case "identity" -> identityToken(login, name);
            default -> accessToken(login, name).or(() -> identityToken(login, name));
        };
    }

    private static Optional<Caller> accessToken(OpenIdContext login, String name) {
        AccessToken token = login.getAccessToken();
        return token == null || !token.isJWT()
                ? Optional.empty()
                : TokenCaller.of(token.getToken(), name, token.getJwtClaims()::getStringClaim);
    }

    private static Optional<Caller> identityToken(OpenIdContext login, String name) {
        IdentityToken token = login.getIdentityToken();
        return token == null
                ? Optional.empty()
                : TokenCaller.of(token.getToken(), name, token.getJwtClaims()::getStringClaim);
    }
}
