package dev.fairlead.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.input.AuthorizationCode;
import dev.fairlead.input.Sensitive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code of a user's consent for a token (RFC 6749, 4.1.3; RFC 7636, 4.5). A code is used once, also if that fails:
 * servers take a second use for theft.
 */
final class AuthorizationCodeGrant implements Grant {

    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final String destination;
    // codes live for ten minutes at most (RFC 6749, 4.1.2)
    private final Cache<String, Boolean> used = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(20))
            .executor(Runnable::run)
            .build();

    /**
     * @param destination name of the destination, for messages
     */
    AuthorizationCodeGrant(String destination) {
        this.destination = destination;
    }

    @Override
    public GrantInput input(CallContext call, Instant now) {
        AuthorizationCode code = call.input()
                .authorizationCode()
                .filter(given -> !given.code().reveal().isBlank())
                .orElseThrow(() -> missing("is not given"));
        Optional<Sensitive> verifier = code.codeVerifier();
        if (verifier.isPresent() && !VERIFIER.matcher(verifier.get().reveal()).matches()) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.PROPERTY_INVALID,
                            destination,
                            "code verifier",
                            "is not 43 to 128 letters, digits and characters of -._~")
                    .withHint("Give the verifier that the challenge was made of (RFC 7636)"));
        }
        return GrantInput.SINGLE_USE;
    }

    @Override
    public TokenReply fetch(CallContext call, TokenRequester service) {
        AuthorizationCode code = call.input().authorizationCode().orElseThrow();
        if (used.asMap().putIfAbsent(Digests.of(code.code().reveal()), true) != null) {
            throw missing("was used before, and serves once only");
        }
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        parameters.add(Map.entry("code", code.code().reveal()));
        code.redirectUri().ifPresent(uri -> parameters.add(Map.entry("redirect_uri", uri)));
        code.codeVerifier().ifPresent(verifier -> parameters.add(Map.entry("code_verifier", verifier.reveal())));
        TokenReply reply =
                service.ask(GrantRequest.of("authorization_code", parameters).repeat(GrantRequest.Repeat.UNSENT));
        RefreshTokenGrant.handOver(call, reply);
        return reply;
    }

    private DestinationException missing(String found) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.INPUT_MISSING, destination, "authorization code", found)
                .withHint("Send the user to the authorization endpoint, and give the code that comes back"));
    }

    @Override
    public TenantOrigin tenant() {
        return TenantOrigin.EXPLICIT;
    }
}
