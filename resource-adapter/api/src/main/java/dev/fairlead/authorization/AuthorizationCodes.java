package dev.fairlead.authorization;

import dev.fairlead.http.HttpDestination;
import dev.fairlead.input.CallInput;
import java.net.URI;

/**
 * Lets users allow calls to destinations with {@code OAuth2AuthorizationCode}; a bean to inject. The destination names
 * client, scope and, as {@code fairlead.authorizationURL}, the place to ask.
 *
 * <pre>{@code
 * @Inject AuthorizationCodes codes;
 * @Inject @Destination("photos") HttpDestination photos;
 *
 * // the page that asks
 * AuthorizationRequest pending = codes.begin(photos, URI.create("https://shop.example/photos/allowed"));
 * session.setAttribute("photos", pending);
 * response.sendRedirect(pending.uri().toString());
 *
 * // the page that the browser comes back to
 * AuthorizationRequest pending = (AuthorizationRequest) session.getAttribute("photos");
 * session.removeAttribute("photos");
 * CallInput input = codes.finish(pending, AuthorizationAnswer.of(request.getParameterMap()))
 *         .refreshTokens(token -> vault.store(user, token));
 * photos.with(input).get("albums").text();
 * }</pre>
 *
 * <p>A code is good for one call. Keep the refresh token that comes with it, encrypted and not in the session, and call a
 * destination with {@code OAuth2RefreshToken} from then on.
 */
public interface AuthorizationCodes {

    /**
     * Begins to ask. State and verifier are random, 256 bits each; the challenge is {@code S256}.
     *
     * @param destination as injected, or of {@link dev.fairlead.Destinations}
     * @param redirectUri where the browser comes back to: absolute, without a fragment, registered with the
     *     authorization server
     * @throws dev.fairlead.error.DestinationException if the destination cannot be asked for, or the redirect URI is
     *     none
     */
    AuthorizationRequest begin(HttpDestination destination, URI redirectUri);

    /**
     * Takes the answer: what the next call of the destination brings along.
     *
     * @throws dev.fairlead.error.AuthenticationRefusedException if the answer belongs to another request (compared in
     *     constant time), or says that access was denied
     * @throws dev.fairlead.error.InvalidRequestException if there is neither a code nor an error
     */
    CallInput finish(AuthorizationRequest pending, AuthorizationAnswer answer);
}
