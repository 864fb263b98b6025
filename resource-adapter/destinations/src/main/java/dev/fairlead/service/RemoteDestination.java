package dev.fairlead.service;

import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.DestinationScope;
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

    /** Keeps an answer for the call that it was asked for. */
    void keep(TokenHeaders headers, ServiceAnswer answer) {
        if (!answer.tokens().isEmpty() || answer.error().isPresent()) {
            kept.set(Optional.of(new Kept(headers, answer)));
        }
    }

    boolean ofTenant(String other) {
        return tenant.equals(other);
    }

    @Override
    public Authenticator authenticator(
            DestinationScope scope, Authentication authentication, Supplier<Authenticator> local) {
        return doneByService(authentication)
                ? new RemoteAuthenticator(this, scope, authentication, new SharedTokens(shared, scope))
                : new GuardedAuthenticator(guard, local.get(), authentication.userBound());
    }

    /** Logons without a token, and those of the way to an agent, are the client's (authentication, 1.1). */
    private static boolean doneByService(Authentication authentication) {
        return authentication.tokenService().isPresent() || authentication instanceof Authentication.SamlAssertion;
    }

    /**
     * The answer with tokens: the one that came with the configuration, for the same inputs, or a new one.
     *
     * @throws OutdatedException if the service has another version of the destination by now
     */
    ServiceAnswer fetch(TokenHeaders headers) {
        Optional<Kept> first = kept.getAndSet(Optional.empty());
        if (first.isPresent() && first.get().headers().equals(headers)) {
            return first.get().answer();
        }
        DestinationServiceClient.Outcome outcome =
                client.ask(new ServiceQuery(lookup, tenant, Optional.of(headers), Optional.empty()));
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
