package dev.fairlead.destination;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.AuthorizationEndpoint;
import java.net.URI;
import java.util.Optional;

/** Where a destination with {@code OAuth2AuthorizationCode} sends its users (authentication specification, 5.11). */
final class ConsentEndpoint {
    private static final String AUTHORIZATION_URL = "fairlead.authorizationURL";

    private ConsentEndpoint() {}

    /** @throws DestinationException if the authentication is another, or does not say where */
    static AuthorizationEndpoint of(String destination, Authentication authentication) {
        if (!(authentication instanceof Authentication.AuthorizationCode byCode)) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.AUTHENTICATION_UNSUPPORTED,
                            destination,
                            "Authentication",
                            "is " + authentication.value() + ", for which no user is asked")
                    .withHint("Ask users for destinations with OAuth2AuthorizationCode only"));
        }
        URI uri = byCode.authorizationUrl()
                .map(ConsentEndpoint::uri)
                .orElseThrow(() -> DestinationException.of(ErrorDetail.of(
                        ErrorCode.PROPERTY_MISSING,
                        destination,
                        AUTHORIZATION_URL,
                        "is missing, so that nobody knows where to ask users")));
        String scope = byCode.service().scope();
        return new AuthorizationEndpoint(
                uri, byCode.service().clientId(), scope.isEmpty() ? Optional.empty() : Optional.of(scope));
    }

    private static URI uri(HttpUrl url) {
        return URI.create(url.query().isEmpty() ? url.toString() : url + "?" + url.query());
    }
}
