package dev.fairlead.binding.token;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.binding.credentials.ConnectivityServiceCredentials;
import dev.fairlead.binding.credentials.ServiceClient;
import dev.fairlead.binding.credentials.TokenIssuer;
import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.UserToken;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.input.CallInput;
import dev.fairlead.jwt.TenantNames;
import dev.fairlead.jwt.UserClaims;
import dev.fairlead.jwt.UserTokenReader;
import dev.fairlead.route.ConnectivityProxy;
import dev.fairlead.route.ProxyToken;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** The proxy of the Connectivity service that is bound. */
final class BoundConnectivityProxy implements ConnectivityProxy {

    private static final String NAME = "connectivity proxy";

    private final BoundClient<ConnectivityServiceCredentials> bound;
    private final BindingTokens tokens;
    private final UserTokenReader users;

    BoundConnectivityProxy(
            RotatingCredentials<ConnectivityServiceCredentials> credentials, BindingTokens tokens, Clock clock) {
        this.bound = new BoundClient<>(credentials, ConnectivityServiceCredentials::client, tokens);
        this.tokens = tokens;
        this.users = new UserTokenReader(clock);
    }

    @Override
    public String host() {
        return bound.current().proxyHost();
    }

    @Override
    public int port() {
        return bound.current().httpPort();
    }

    @Override
    public ProxyToken token(String tenant) {
        return bound.with(credentials -> tokens.technical(credentials.client(), tenant));
    }

    @Override
    public boolean exchanges(UserToken user) {
        ServiceClient client = bound.current().client();
        UserClaims claims = users.claims(NAME, user);
        return client.issuer() == TokenIssuer.XSUAA
                && claims.ofXsuaa()
                && claims.issuer()
                        .filter(issuer -> isBelow(issuer, client.uaaDomain()))
                        .isPresent();
    }

    private static boolean isBelow(String issuer, Optional<String> domain) {
        try {
            String host = HttpUrl.parse(issuer).host().toLowerCase(Locale.ROOT);
            return domain.filter(name -> host.endsWith("." + name.toLowerCase(Locale.ROOT)))
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public ProxyToken exchanged(String tenant, UserToken user) {
        UserClaims claims = users.claims(NAME, user);
        Caller caller = new Caller(
                new CallerIdentity(
                        claims.tenantId().orElse(""),
                        claims.issuer().orElse(NAME),
                        claims.subject().orElseGet(user::digest)),
                "",
                Optional.of(user),
                true);
        CallContext call = new CallContext(Optional.of(caller), CallInput.NONE);
        String subdomain = tenantOf(claims, tenant);
        return bound.with(credentials -> tokens.ofUser(credentials.client(), subdomain, call));
    }

    @Override
    public ProxyToken tokenBeside(String tenant, UserToken user) {
        UserClaims claims = users.claims(NAME, user);
        if (!tenant.isEmpty()) {
            return token(tenantOf(claims, tenant));
        }
        ProxyToken own = token(tenant);
        if (claims.tenant().known()) {
            refuseUnless(tenantOf(own).map(claims.tenant()::same).orElse(true), "of the binding");
        }
        return own;
    }

    /** The tenant that the proxy will take the request for; empty if its token does not tell. */
    private Optional<TenantNames> tenantOf(ProxyToken own) {
        try {
            return Optional.of(users.claims(NAME, UserToken.of(own.value().reveal()))
                            .tenant())
                    .filter(TenantNames::known);
        } catch (DestinationException opaque) {
            return Optional.empty();
        }
    }

    /** Where the token is exchanged: at the user's own tenant, which the call must not contradict. */
    private static String tenantOf(UserClaims user, String called) {
        TenantNames tenant = user.tenant();
        refuseUnless(called.isEmpty() || !tenant.known() || tenant.include(called), called);
        return tenant.subdomain().orElse(called);
    }

    private static void refuseUnless(boolean same, String called) {
        if (!same) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.INPUT_CONTRADICTORY,
                    "",
                    NAME,
                    "the call is for tenant '" + called + "', the user belongs to another"));
        }
    }
}
