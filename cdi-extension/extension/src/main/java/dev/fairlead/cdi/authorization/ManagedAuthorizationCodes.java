package dev.fairlead.cdi.authorization;

import dev.fairlead.authorization.AuthorizationAnswer;
import dev.fairlead.authorization.AuthorizationCodes;
import dev.fairlead.authorization.AuthorizationRequest;
import dev.fairlead.cdi.connection.ApplicationConnections;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.AuthorizationEndpoint;
import dev.fairlead.http.HttpDestination;
import dev.fairlead.input.AuthorizationCode;
import dev.fairlead.input.CallInput;
import dev.fairlead.input.Sensitive;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Authorization requests of the application's destinations. */
public final class ManagedAuthorizationCodes implements AuthorizationCodes {
    private static final int RANDOM_BYTES = 32;

    private final ApplicationConnections connections;
    private final SecureRandom random = new SecureRandom();

    public ManagedAuthorizationCodes(ApplicationConnections connections) {
        this.connections = connections;
    }

    @Override
    public AuthorizationRequest begin(HttpDestination destination, URI redirectUri) {
        if (!redirectUri.isAbsolute() || redirectUri.isOpaque() || redirectUri.getRawFragment() != null) {
            throw failure(
                    ErrorCode.INPUT_MISSING,
                    destination.name(),
                    "redirect URI",
                    "is not absolute, or has a fragment",
                    "Give the whole URI of the page that takes the answer");
        }
        AuthorizationEndpoint endpoint = connections.authorizationEndpoint(destination);
        String state = randomText();
        CodeVerifier verifier = new CodeVerifier(randomText());
        EndpointQuery query = new EndpointQuery(endpoint.uri())
                .with("response_type", "code")
                .with("client_id", endpoint.clientId())
                .with("redirect_uri", redirectUri.toString());
        endpoint.scope().ifPresent(scope -> query.with("scope", scope));
        query.with("state", state).with("code_challenge", verifier.challenge()).with("code_challenge_method", "S256");
        return new AuthorizationRequest(
                destination.name(), query.uri(), redirectUri, state, Sensitive.of(verifier.value()));
    }

    @Override
    public CallInput finish(AuthorizationRequest pending, AuthorizationAnswer answer) {
        String destination = pending.destination();
        if (!isSame(pending.state(), answer.state())) {
            throw failure(
                    ErrorCode.INPUT_CONTRADICTORY,
                    destination,
                    "state",
                    "is not that of the pending authorization request",
                    "Begin anew; if it happens again, somebody may be sending users forged answers");
        }
        if (!answer.error().isEmpty()) {
            throw failure(
                    ErrorCode.GRANT_REJECTED,
                    destination,
                    "authorization endpoint",
                    "answered " + known(answer.error()),
                    "Ask the user again, or look at the client's registration");
        }
        Sensitive code = answer.code()
                .orElseThrow(() -> failure(
                        ErrorCode.INPUT_MISSING,
                        destination,
                        "code",
                        "is missing in the authorization server's answer",
                        "Begin anew"));
        return CallInput.NONE.authorizationCode(new AuthorizationCode(
                code, Optional.of(pending.redirectUri().toString()), Optional.of(pending.verifier())));
    }

    private String randomText() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** The error as far as it is made of the characters that RFC 6749, 4.1.2.1, lets it have; a browser brings it. */
    private static String known(String error) {
        return error.length() <= 60 && error.matches("[A-Za-z0-9_.-]+") ? error : "an error without a proper name";
    }

    private static DestinationException failure(
            ErrorCode code, String destination, String place, String found, String hint) {
        return DestinationException.of(
                ErrorDetail.of(code, destination, place, found).withHint(hint));
    }
}
