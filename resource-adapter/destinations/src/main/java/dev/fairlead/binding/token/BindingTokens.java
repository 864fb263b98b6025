package dev.fairlead.binding.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.fairlead.authentication.Authenticator;
import dev.fairlead.authentication.AuthenticatorFactory;
import dev.fairlead.authentication.CallContext;
import dev.fairlead.authentication.DestinationScope;
import dev.fairlead.authentication.ObtainedToken;
import dev.fairlead.authentication.OtherDestinations;
import dev.fairlead.binding.credentials.ServiceClient;
import dev.fairlead.binding.credentials.TokenIssuer;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.AssertionSettings;
import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.ProxyType;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.configuration.UserTokenRules;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.jwt.UserTokenReader;
import dev.fairlead.trust.Tls;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens of the clients that bindings give. A client is a destination's client in all but name: requests, retries, the
 * pause after refusals, cache and early renewal are those of the authentication types {@code OAuth2ClientCredentials}
 * and {@code OAuth2JWTBearer}. Tokens are kept by credentials and tenant, those of users by the user's token as well.
 * Safe for any number of threads.
 */
public final class BindingTokens implements AutoCloseable {

    private static final int TENANTS = 10_000;

    private final AuthenticatorFactory authenticators;
    private final TokenSettings settings;
    private final ClientConnections connections;
    private final UserTokenReader claims = new UserTokenReader(Clock.systemUTC());
    private final Cache<Key, Authenticator> clients =
            Caffeine.newBuilder().maximumSize(TENANTS).executor(Runnable::run).build();

    /**
     * @param authenticators of the engine, whose caches are used
     * @param settings how token services are reached
     */
    public BindingTokens(AuthenticatorFactory authenticators, TokenSettings settings) {
        this.authenticators = authenticators;
        this.settings = settings;
        this.connections = new ClientConnections(settings);
    }

    private record Key(String credentials, Optional<String> resource, String tenant, boolean ofUser) {}

    /**
     * A token of the client itself.
     *
     * @param subscriber subdomain of the tenant that it acts for; empty for the instance's own
     * @throws DestinationException if there is none
     */
    CachedToken technical(ServiceClient client, String subscriber) {
        return token(client, subscriber, false, CallContext.NONE);
    }

    /**
     * The user's token exchanged for one of the client (authentication specification, 10.2).
     *
     * @param subscriber subdomain of the user's tenant; empty for the instance's own
     * @param call has the user
     * @throws DestinationException if there is none
     */
    CachedToken ofUser(ServiceClient client, String subscriber, CallContext call) {
        return token(client, subscriber, true, call);
    }

    /** TLS in which the client shows its certificate, if it has one: its tokens may be bound to it. */
    Tls tls(ServiceClient client) {
        return connections.of(client).tls();
    }

    /** Forgets what belongs to credentials that no longer count. */
    void retire(ServiceClient client) {
        clients.asMap().entrySet().removeIf(entry -> {
            boolean gone = entry.getKey().credentials().equals(client.digest());
            if (gone) {
                entry.getValue().retire();
            }
            return gone;
        });
        connections.retire(client);
    }

    private CachedToken token(ServiceClient client, String subscriber, boolean ofUser, CallContext call) {
        Key key = new Key(client.digest(), client.resource(), subscriber.toLowerCase(Locale.ROOT), ofUser);
        try {
            Authenticator authenticator = clients.get(key, missing -> authenticator(client, missing));
            ObtainedToken token = authenticator
                    .token(call)
                    .orElseThrow(() -> new IllegalStateException("Both authentication types give tokens"));
            if (client.issuer() == TokenIssuer.IDENTITY && !subscriber.isEmpty()) {
                checkTenant(client, subscriber, token, authenticator);
            }
            return new CachedToken(token, authenticator);
        } catch (DestinationException e) {
            throw e.detail().destination().isEmpty() ? e : ofBinding(client, e);
        }
    }

    /**
     * All tenants ask at the same address there, so that nothing but the token tells whom it is for. One that says another
     * tenant, or none, is not used: it would be the provider's.
     */
    private void checkTenant(ServiceClient client, String subscriber, ObtainedToken token, Authenticator origin) {
        Optional<String> tenant = tenantOf(UserToken.of(token.value().reveal()));
        if (tenant.filter(subscriber::equalsIgnoreCase).isEmpty()) {
            origin.evict(token);
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.BINDING_UNUSABLE,
                            "",
                            "binding '" + client.binding() + "'",
                            "its token service gave a token that is not of tenant '" + subscriber + "'")
                    .withHint("Name the tenant by its id (app_tid), and look whether it is subscribed"));
        }
    }

    private Optional<String> tenantOf(UserToken token) {
        try {
            return claims.claims("", token).tenantId();
        } catch (DestinationException e) {
            // an opaque token says nothing
            return Optional.empty();
        }
    }

    private Authenticator authenticator(ServiceClient client, Key key) {
        TokenService service = service(client, key);
        Authentication authentication = key.ofUser()
                ? new Authentication.JwtBearer(service, UserTokenRules.DEFAULT)
                : new Authentication.ClientCredentials(service);
        return authenticators.create(
                new DestinationScope("", ClientConnections.messageName(client), client.digest(), key.tenant(), false),
                authentication,
                service.url(),
                connections.certificates(client),
                same -> connections.of(client).transport(),
                Alone.INSTANCE,
                Optional.empty());
    }

    private TokenService service(ServiceClient client, Key key) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        client.resource().ifPresent(resource -> parameters.add(Map.entry("resource", resource)));
        client.tenantParameter(key.tenant()).ifPresent(tenant -> parameters.add(Map.entry("app_tid", tenant)));
        if (key.ofUser()) {
            parameters.add(Map.entry("token_format", "jwt"));
            parameters.add(Map.entry("response_type", "token"));
        }
        return new TokenService(
                client.tokenUrl(key.tenant()).toString(),
                false,
                ProxyType.INTERNET,
                client.clientId(),
                client.secret(),
                Optional.empty(),
                true,
                "",
                List.of(),
                List.of(),
                parameters,
                ClientConnections.keyStore(client),
                AssertionSettings.NONE,
                true,
                settings.connectTimeout(),
                settings.readTimeout());
    }

    /** The same failure, told of the binding: no destination has it. */
    private static DestinationException ofBinding(ServiceClient client, DestinationException e) {
        ErrorDetail detail = e.detail();
        String place = "binding '" + client.binding() + "'" + (detail.place().isEmpty() ? "" : ", " + detail.place());
        String hint = detail.code() == ErrorCode.CLIENT_REJECTED
                ? "Look whether the binding still exists, and restart the application if its credentials were rotated"
                : detail.hint();
        return DestinationException.of(
                new ErrorDetail(detail.code(), "", place, detail.found(), hint, detail.outcomeUnknown()), e);
    }

    @Override
    public void close() {
        clients.invalidateAll();
        connections.close();
    }

    /** Bindings know no other destinations. */
    private enum Alone implements OtherDestinations {
        INSTANCE;

        @Override
        public Authentication authentication(String name) {
            throw new IllegalStateException("Bindings use no client assertions");
        }

        @Override
        public String revision(String name) {
            throw new IllegalStateException("Bindings use no client assertions");
        }

        @Override
        public ObtainedToken token(String name, CallContext call) {
            throw new IllegalStateException("Bindings use no client assertions");
        }

        @Override
        public void evict(String name, ObtainedToken refused) {
            throw new IllegalStateException("Bindings use no client assertions");
        }
    }
}
