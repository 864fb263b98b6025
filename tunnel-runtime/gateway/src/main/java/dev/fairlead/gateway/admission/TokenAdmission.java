package dev.fairlead.gateway.admission;

import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Lets those pass who have a token for it: every mode but the trusted one with a dedicated tenant. */
public final class TokenAdmission implements Admission {
    private final ProxyTokens tokens;
    private final AdmissionRules rules;
    private final Principals principals = new Principals();

    public TokenAdmission(ProxyTokens tokens, AdmissionRules rules) {
        this.tokens = Objects.requireNonNull(tokens, "tokens");
        this.rules = Objects.requireNonNull(rules, "rules");
    }

    @Override
    public CompletionStage<Admitted> admit(Credentials credentials) {
        if (credentials.token().isEmpty()) {
            return CompletableFuture.failedFuture(new RefusedException(
                    TunnelErrorCode.UNAUTHENTICATED,
                    "missing: No token came",
                    "This proxy needs a token: send " + rules.tokenHeader()));
        }
        String token = credentials.token().get();
        return tokens.verify(token).thenApply(verified -> {
            try {
                return decide(verified, token, credentials);
            } catch (RefusedException refused) {
                throw new CompletionException(refused);
            }
        });
    }

    /*
     * the checks 5 to 10 of the authentication specification, 10.3, in their order; the first failure answers
     */
    private Admitted decide(ProxyToken verified, String token, Credentials credentials) throws RefusedException {
        if (!rules.admitsClient(verified.client())) {
            throw new RefusedException(
                    TunnelErrorCode.UNAUTHENTICATED,
                    "client: The token was issued to a client that is not listed",
                    "The token for this proxy is not accepted");
        }
        String tenant = verified.tenant()
                .filter(rules::serves)
                .orElseThrow(() -> new RefusedException(
                        TunnelErrorCode.TENANT_NOT_SERVED,
                        "tenant: The token names no tenant that is served here",
                        "The token's tenant is not served here"));
        Optional<Principal> principal = principal(verified, token, credentials);
        return new Admitted(tenant, verified.client(), principal);
    }

    /*
     * header for a principal   token of a user   Authorization   principal
     * yes                      yes               any             400: which of the two?
     * yes                      no                no              the header's, unless it is another tenant's
     * no                       yes               no              the token itself, or the corporate one within
     * no                       yes               yes             none: what the caller said itself is meant
     * no                       no                any             none
     */
    private Optional<Principal> principal(ProxyToken verified, String token, Credentials credentials)
            throws RefusedException {
        Optional<Principal> named = principals.of(credentials);
        if (named.isPresent()) {
            if (verified.ofUser()) {
                throw Principals.unclear("a user's token authorises, and a header names another principal");
            }
            requireSameTenant(named.get(), verified);
            return named;
        }
        if (!verified.ofUser() || credentials.ownAuthorization()) {
            return Optional.empty();
        }
        return Optional.of(
                new Principal(PrincipalKind.BUSINESS, verified.corporate().orElse(token)));
    }

    private void requireSameTenant(Principal principal, ProxyToken verified) throws RefusedException {
        Optional<String> other = principals.tenantOf(principal);
        if (other.isPresent() && !other.equals(verified.tenant())) {
            throw new RefusedException(
                    TunnelErrorCode.TENANT_NOT_SERVED,
                    "tenant: The principal is another tenant's",
                    "The principal is of another tenant than the token for this proxy");
        }
    }
}
