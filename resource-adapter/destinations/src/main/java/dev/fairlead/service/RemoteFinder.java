package dev.fairlead.service;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.TokenServices;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.DestinationProperties;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.finder.DestinationFinder;
import dev.fairlead.finder.FindRequest;
import dev.fairlead.finder.Found;
import dev.fairlead.finder.Freshness;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.TenantStrategy;
import java.util.List;
import java.util.Optional;

/**
 * Finds destinations in the Destination service. A call that waits for a destination nobody knows yet gets
 * configuration and tokens by one request; what is known is revalidated by its version, without tokens.
 */
public final class RemoteFinder implements DestinationFinder, AutoCloseable {

    private final DestinationServiceClient client;
    private final ServiceSettings settings;
    private final TokenServices shared;

    /**
     * @param accesses address and tokens of the service
     * @param shared what the engine's destinations share: tokens are kept there
     */
    public RemoteFinder(ServiceAccesses accesses, ServiceSettings settings, TokenServices shared) {
        this.client = new DestinationServiceClient(accesses, settings);
        this.settings = settings;
        this.shared = shared;
    }

    @Override
    public String description() {
        return "Destination service";
    }

    @Override
    public Freshness freshness() {
        return settings.freshness();
    }

    @Override
    public Optional<Found> find(FindRequest request) {
        for (String tenant : tenants(request)) {
            Optional<Found> found = find(request, tenant);
            // only "unknown" leads on to the next tenant: a failure has been thrown
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whose destinations count; the empty name is the provider's (destination specification, 6.1). */
    private static List<String> tenants(FindRequest request) {
        String own = "";
        String called = request.tenantExplicit() ? request.lookup().tenant() : own;
        TenantStrategy strategy = request.lookup().options().strategy();
        if (called.isEmpty()) {
            return List.of(own);
        }
        return switch (strategy) {
            case CURRENT_TENANT, SUBSCRIBER_ONLY -> List.of(called);
            case PROVIDER_ONLY -> List.of(own);
            case SUBSCRIBER_FIRST -> List.of(called, own);
            case PROVIDER_FIRST -> List.of(own, called);
        };
    }

    private Optional<Found> find(FindRequest request, String tenant) {
        Optional<Found> known = request.known().filter(found -> ofTenant(found, tenant));
        if (known.isPresent()) {
            return revalidate(request, tenant, known.get());
        }
        TenantGuard guard = guard(request, tenant);
        Optional<TokenHeaders> along = request.call().flatMap(call -> offered(request.lookup(), call, guard));
        DestinationServiceClient.Outcome outcome;
        try {
            outcome = client.ask(new ServiceQuery(request.lookup(), tenant, along, Optional.empty()));
        } catch (DestinationException e) {
            // what the destination's authentication forbids or lacks can be told once the destination is known
            if (along.isEmpty() || e.code() != ErrorCode.SERVICE_REFUSED) {
                throw e;
            }
            outcome = client.ask(new ServiceQuery(request.lookup(), tenant, Optional.empty(), Optional.empty()));
            along = Optional.empty();
        }
        return found(request, tenant, outcome, along);
    }

    private Optional<Found> revalidate(FindRequest request, String tenant, Found known) {
        DestinationServiceClient.Outcome outcome =
                client.ask(new ServiceQuery(request.lookup(), tenant, Optional.empty(), known.etag()));
        return outcome instanceof DestinationServiceClient.Outcome.NotModified
                ? Optional.of(known)
                : found(request, tenant, outcome, Optional.empty());
    }

    private Optional<Found> found(
            FindRequest request,
            String tenant,
            DestinationServiceClient.Outcome outcome,
            Optional<TokenHeaders> along) {
        if (!(outcome instanceof DestinationServiceClient.Outcome.Known known)) {
            return Optional.empty();
        }
        ServiceAnswer answer = known.answer();
        RemoteDestination destination = new RemoteDestination(
                request.lookup(),
                tenant,
                request.tenantExplicit() ? request.lookup().tenant() : "",
                answer.properties(),
                client,
                shared,
                guard(request, tenant));
        String user = request.call()
                .flatMap(CallContext::caller)
                .flatMap(Caller::token)
                .map(UserToken::digest)
                .orElse("");
        along.ifPresent(headers -> destination.keep(headers, user, answer));
        return Optional.of(new Found(
                DestinationProperties.of(request.lookup().name(), answer.properties()),
                Optional.of(answer.certificates()),
                Optional.of(destination),
                answer.etag()));
    }

    private static boolean ofTenant(Found found, String tenant) {
        return found.remote()
                .filter(remote -> remote instanceof RemoteDestination destination && destination.ofTenant(tenant))
                .isPresent();
    }

    private TenantGuard guard(FindRequest request, String tenant) {
        return new TenantGuard(
                request.lookup(), request.tenantExplicit(), shared.userTokens(), () -> client.bindingToken(tenant));
    }

    /** A call whose user may not be told to the service learns so when the destination is known. */
    private static Optional<TokenHeaders> offered(DestinationLookup lookup, CallContext call, TenantGuard guard) {
        Optional<UserToken> user = call.caller().flatMap(Caller::token).filter(token -> guard.mayOffer(call));
        boolean withheld = call.caller().flatMap(Caller::token).isPresent() && user.isEmpty();
        return withheld
                ? Optional.empty()
                : Optional.of(CallInputs.offered(lookup.name(), lookup.options().chain(), call, user));
    }

    @Override
    public void close() {
        client.close();
    }
}
