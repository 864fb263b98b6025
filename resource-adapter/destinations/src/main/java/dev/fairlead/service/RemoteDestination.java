package dev.fairlead.service;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.DestinationScope;
import dev.fairlead.authentication.SecuritySessions;
import dev.fairlead.authentication.SharedTokens;
import dev.fairlead.authentication.TokenServices;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.finder.RemoteAuthentication;
import dev.fairlead.source.DestinationLookup;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * One destination of the Destination service, and the tokens that came with its configuration until their call fetches
 * them.
 */
final class RemoteDestination implements RemoteAuthentication {

    private final DestinationLookup lookup;
    private final String tenant;
    private final String named;
    private final Map<String, String> properties;
    private final DestinationServiceClient client;
    private final TokenServices shared;
    private final TenantGuard guard;
    private final AtomicReference<Optional<Kept>> kept = new AtomicReference<>(Optional.empty());
    private volatile Optional<First> first = Optional.empty();

    /**
     * @param tenant whose destination it is; empty for the provider's
     * @param named the tenant that the call names; empty for none
     */
    RemoteDestination(
            DestinationLookup lookup,
            String tenant,
            String named,
            Map<String, String> properties,
            DestinationServiceClient client,
            TokenServices shared,
            TenantGuard guard) {
        this.lookup = lookup;
        this.tenant = tenant;
        this.named = named;
        this.properties = properties;
        this.client = client;
        this.shared = shared;
        this.guard = guard;
    }

    private record Kept(TokenHeaders headers, ServiceAnswer answer) {}

    /** All that the first call sent, before anybody knew what was needed, and whose call it was. */
    private record First(TokenHeaders headers, String user) {}

    /**
     * Keeps an answer for the call that it was asked for.
     *
     * @param user digest of the user's token that went along; empty if none did
     */
    void keep(TokenHeaders headers, String user, ServiceAnswer answer) {
        if (!answer.tokens().isEmpty() || answer.error().isPresent()) {
            kept.set(Optional.of(new Kept(headers, answer)));
            first = Optional.of(new First(headers, user));
        }
    }

    /**
     * What counts as sent for a call: all that went along with the first one, if it was the same user's and held what is
     * needed. So the first answer serves, and stays that user's.
     */
    TokenHeaders sent(TokenHeaders needed, String user) {
        return first.filter(call -> call.user().equals(user) && call.headers().cover(needed))
                .map(First::headers)
                .orElse(needed);
    }

    boolean ofTenant(String other) {
        return tenant.equals(other);
    }

    @Override
    public Authenticator authenticator(
            DestinationScope scope, Authentication authentication, Supplier<Authenticator> local) {
        if (doneByService(authentication)) {
            return byService(scope, authentication);
        }
        Authenticator own = authentication instanceof Authentication.PrincipalPropagation
                ? new CorporateAuthenticator(guard, byService(scope, authentication), local.get())
                : local.get();
        return new GuardedAuthenticator(guard, own, authentication.userBound());
    }

    private Authenticator byService(DestinationScope scope, Authentication authentication) {
        Authenticator remote = new RemoteAuthenticator(this, scope, authentication, new SharedTokens(shared, scope));
        return authentication instanceof Authentication.SamlAssertion saml && saml.securitySession()
                ? new SecuritySessions(remote, shared.clock())
                : remote;
    }

    /** Logons without a token, and those of the way to an agent, are the client's (authentication, 1.1). */
    private static boolean doneByService(Authentication authentication) {
        return authentication instanceof Authentication.OAuth
                        && !(authentication instanceof Authentication.RfcTechnicalUser)
                || authentication instanceof Authentication.SamlAssertion;
    }

    /**
     * The answer with tokens: the one that came with the configuration, if it was for the same call, or a new one.
     *
     * @param headers what counts as sent, see {@link #sent}
     * @param needed what goes along with a new question
     * @throws OutdatedException if the service has another version of the destination by now
     */
    ServiceAnswer fetch(TokenHeaders headers, TokenHeaders needed) {
        Optional<Kept> atFirst = kept.getAndSet(Optional.empty());
        if (atFirst.isPresent() && atFirst.get().headers().equals(headers)) {
            return atFirst.get().answer();
        }
        first = Optional.empty();
        DestinationServiceClient.Outcome outcome =
                client.ask(new ServiceQuery(lookup, tenant, Optional.of(needed), Optional.empty()));
        if (outcome instanceof DestinationServiceClient.Outcome.Known known
                && known.answer().properties().equals(properties)) {
            return known.answer();
        }
        throw new OutdatedException();
    }

    DestinationLookup lookup() {
        return lookup;
    }

    @Override
    public String tenant() {
        return tenant;
    }

    /** The tenant that the call names; empty for none. */
    String named() {
        return named;
    }

    TenantGuard guard() {
        return guard;
    }
}
