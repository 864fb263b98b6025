package dev.fairlead.agent.principal;

import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.token.TokenRefusedException;
import dev.fairlead.tunnel.token.TokenVerifier;
import dev.fairlead.tunnel.token.VerifiedToken;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Decides whether a principal is believed: its token is genuine, and of the shape that its channel is for. */
public final class PrincipalVerifier {
    private static final List<String> CLIENT_CLAIMS = List.of("client_id", "azp", "cid");
    private static final List<String> USER_CLAIMS = List.of("user_name", "user_id", "email", "user_uuid");

    private final TokenVerifier tokens;

    /** @param tokens knows whose tokens are accepted, and how long an expired one still counts */
    public PrincipalVerifier(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    /**
     * A principal whose token was verified before; its times, audience and shape are checked anew. Never blocks.
     *
     * @return empty if its token has to be verified
     * @throws PrincipalRefusedException if it is not believed any more
     */
    public Optional<Claims> known(Principal principal) {
        try {
            return tokens.known(principal.token()).map(token -> claims(principal, token));
        } catch (TokenRefusedException refused) {
            throw asRefusal(refused);
        }
    }

    /**
     * Verifies a principal. Completes on the calling thread if the keys are known, on a loader thread otherwise; with a
     * {@link PrincipalRefusedException} if it is not believed.
     *
     * @throws PrincipalRefusedException if that is known at once
     */
    public CompletionStage<Claims> verify(Principal principal) {
        try {
            return tokens.verify(principal.token()).handle((token, refusal) -> {
                if (refusal != null) {
                    throw asRefusal(refusal);
                }
                return claims(principal, token);
            });
        } catch (TokenRefusedException refused) {
            throw asRefusal(refused);
        }
    }

    private static Claims claims(Principal principal, VerifiedToken token) {
        Claims claims = new Claims(principal.kind(), token.claims());
        checkChannel(claims);
        return claims;
    }

    private static RuntimeException asRefusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TokenRefusedException refused) {
            return refused.isExpired()
                    ? new PrincipalRefusedException(
                            TunnelErrorCode.PRINCIPAL_EXPIRED, refused.reason(), refused.getMessage())
                    : PrincipalRefusedException.rejected(refused.reason(), refused.getMessage());
        }
        return new CompletionException(cause);
    }

    /** The channel decides who a token is for; a token of the other shape on it is refused. */
    private static void checkChannel(Claims claims) {
        if (claims.kind() == PrincipalKind.BUSINESS) {
            Optional<String> subject = claims.text("sub");
            boolean technical = claims.text("grant_type")
                            .filter("client_credentials"::equals)
                            .isPresent()
                    || CLIENT_CLAIMS.stream()
                            .map(claims::text)
                            .anyMatch(client -> client.isPresent() && client.equals(subject));
            if (technical) {
                throw PrincipalRefusedException.rejected("channel", "A client's own token came in place of a user's");
            }
        } else if (USER_CLAIMS.stream().anyMatch(claims.root()::containsKey)) {
            throw PrincipalRefusedException.rejected("channel", "A user's token came in place of a client's");
        }
    }
}
