package dev.fairlead.agent.principal;

import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.token.TokenRefusedException;
import dev.fairlead.tunnel.token.TokenVerifier;
import dev.fairlead.tunnel.token.VerifiedToken;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Decides whether a principal is believed: its token is genuine, and of the shape that its channel is for. */
public final class PrincipalVerifier implements PrincipalCheck {
    private final TokenVerifier tokens;

    /** @param tokens knows whose tokens are accepted, and how long an expired one still counts */
    public PrincipalVerifier(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    /** {@inheritDoc} Its times, audience and shape are checked anew. */
    @Override
    public Optional<Claims> known(Principal principal) {
        try {
            return tokens.known(principal.token()).map(token -> claims(principal, token));
        } catch (TokenRefusedException refused) {
            throw asRefusal(refused);
        }
    }

    /** {@inheritDoc} Completes on the calling thread if the keys are known, on a loader thread otherwise. */
    @Override
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
        claims.requireShapeOfItsChannel();
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
}
