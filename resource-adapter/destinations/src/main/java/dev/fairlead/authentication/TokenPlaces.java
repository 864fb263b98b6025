package dev.fairlead.authentication;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the tenant of a token, and with it the token endpoint and the key in the cache (authentication specification,
 * 3.2 and 3.7):
 *
 * <table>
 * <caption>The tenant in the token service's URL</caption>
 * <tr><th>Origin</th><th>Common</th><th>Dedicated</th></tr>
 * <tr><td>call (client credentials)</td><td>that of the call, FL-AUTH-015 without</td>
 *     <td>none; FL-AUTH-016 if the call names one</td></tr>
 * <tr><td>user</td><td>the user's by the token, FL-AUTH-015 without; never another</td><td>none</td></tr>
 * <tr><td>explicit</td><td>that which the call names, FL-AUTH-015 without</td><td>none</td></tr>
 * </table>
 *
 * A call that names another tenant than its user's is refused (FL-AUTH-031).
 */
final class TokenPlaces {

    private final DestinationScope scope;
    private final String type;
    private final TokenService service;
    private final TenantOrigin origin;

    /**
     * @param type the value of {@code Authentication}
     */
    TokenPlaces(DestinationScope scope, String type, TokenService service, TenantOrigin origin) {
        this.scope = scope;
        this.type = type;
        this.service = service;
        this.origin = origin;
    }

    /**
     * @param user the user that the token stands for
     * @param input digests of what else the token depends on
     * @param client digests of what shows the client, as far as it differs from call to call
     * @throws DestinationException if the tenant is missing, or contradicts itself
     */
    TokenPlace of(Optional<User> user, List<String> input, List<String> client) {
        user.ifPresent(this::checkTenantOf);
        String tenant = service.common() ? tenant(user) : "";
        checkDedicated();
        HttpUrl url = TokenUrl.resolve(service, scope.destination(), tenant);
        Optional<String> tenantPart = service.common() ? Optional.of(tenant) : user.flatMap(TokenPlaces::tenantOf);
        Optional<String> userPart = user.map(User::digest);
        List<Optional<String>> fields = new ArrayList<>(List.of(
                Optional.of("v1"),
                Optional.of("local:" + scope.application() + "/" + scope.destination()),
                Optional.of(scope.revision()),
                Optional.of(type),
                Optional.of(url.scheme() + "://" + url.authority() + url.target()),
                Optional.of(service.clientId()),
                Optional.of(service.scope()).filter(text -> !text.isEmpty()),
                tenantPart,
                userPart));
        input.forEach(field -> fields.add(Optional.of(field)));
        client.forEach(field -> fields.add(Optional.of(field)));
        return new TokenPlace(url, TokenKey.of(fields));
    }

    private String tenant(Optional<User> user) {
        return switch (origin) {
            case CALL -> scope.tenant();
            case USER -> user.flatMap(known -> known.tenant().subdomain()).orElse("");
            case EXPLICIT -> scope.tenantExplicit() ? scope.tenant() : "";
        };
    }

    private static Optional<String> tenantOf(User user) {
        return user.tenant().subdomain().or(user.tenant()::id);
    }

    private void checkDedicated() {
        if (origin == TenantOrigin.CALL && !service.common() && scope.tenantExplicit()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.TENANT_NOT_ALLOWED,
                    scope.destination(),
                    "tokenServiceURLType",
                    "is Dedicated, and the call is for tenant '" + scope.tenant() + "'"));
        }
    }

    private void checkTenantOf(User user) {
        if (scope.tenantExplicit() && !user.mayBeOf(scope.tenant())) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.INPUT_CONTRADICTORY,
                            scope.destination(),
                            "tenant",
                            "the call is for tenant '" + scope.tenant() + "', the user belongs to another")
                    .withHint("Call for the user's own tenant, or name none"));
        }
    }
}
