package dev.fairlead.binding.credentials;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The OAuth client that a binding gives, and its token service.
 *
 * @param binding the binding's name, for messages
 * @param issuer kind of the token service
 * @param tokenUrl token endpoint of the instance's own tenant
 * @param uaaDomain {@code uaadomain}: below it tenants have their hosts; empty if the binding does not say
 * @param clientId the client
 * @param secret its secret; empty if it shows a certificate
 * @param key its certificate and key; empty if it has a secret
 * @param resource what tokens are for, where the token service must be told; empty otherwise
 * @param tenantId {@code app_tid}: the instance's own tenant at Cloud Identity Services; empty if the binding does not say
 * @param digest tells one set of credentials from another
 */
public record ServiceClient(
        String binding,
        TokenIssuer issuer,
        HttpUrl tokenUrl,
        Optional<String> uaaDomain,
        String clientId,
        Optional<Secret> secret,
        Optional<PemKey> key,
        Optional<String> resource,
        Optional<String> tenantId,
        String digest) {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public ServiceClient {
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(tokenUrl, "tokenUrl");
        Objects.requireNonNull(uaaDomain, "uaaDomain");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(digest, "digest");
        if (secret.isPresent() == key.isPresent()) {
            throw new IllegalArgumentException("A client has either a secret or a key");
        }
    }

    /**
     * The token endpoint of a tenant. That of a subscriber is built from the binding's domain, never from what a token
     * says (destination specification, 2.1):
     *
     * <table>
     * <caption>Hosts</caption>
     * <tr><th>Binding</th><th>Host for {@code acme}</th></tr>
     * <tr><td>secret</td><td>{@code acme.<uaadomain>}</td></tr>
     * <tr><td>certificate</td><td>{@code certurl} with its first label replaced: {@code acme.authentication.cert.…};
     * without the label {@code cert} the rest is {@code uaadomain}</td></tr>
     * <tr><td>Cloud Identity Services</td><td>that of the binding: the tenant is a parameter, see
     * {@link #tenantParameter}</td></tr>
     * </table>
     *
     * @param subscriber subdomain of the tenant, its id at Cloud Identity Services; empty for the instance's own
     * @throws DestinationException if it cannot be one, or the binding's token service serves no others
     */
    public HttpUrl tokenUrl(String subscriber) {
        String tenant = subscriber.toLowerCase(Locale.ROOT);
        if (tenant.isEmpty()) {
            return tokenUrl;
        }
        // a label and nothing else, so that no tenant can name another host
        if (!LABEL.matcher(tenant).matches()) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.TENANT_INVALID,
                    "",
                    "tenant for binding '" + binding + "'",
                    "is no label of a host name"));
        }
        String host = tokenUrl.host().toLowerCase(Locale.ROOT);
        if (host.startsWith(tenant + ".")) {
            return tokenUrl;
        }
        if (issuer == TokenIssuer.IDENTITY) {
            return tokenUrl;
        }
        String domain = uaaDomain.orElseThrow(() -> unusable("lacks uaadomain, which calls for subscribers need"));
        String below = host.substring(host.indexOf('.') + 1);
        if (!belongs(below, domain.toLowerCase(Locale.ROOT))) {
            throw unusable("has a token service outside of its uaadomain");
        }
        return new HttpUrl(tokenUrl.scheme(), tenant + "." + below, tokenUrl.port(), tokenUrl.path(), tokenUrl.query());
    }

    /**
     * The tenant that Cloud Identity Services are told beside the client, which alone does not say whom a client of many
     * tenants acts for: {@code app_tid}.
     *
     * @param subscriber id of the tenant; empty for the instance's own
     * @return empty for other token services, and if the binding does not say its own tenant's
     */
    public Optional<String> tenantParameter(String subscriber) {
        if (issuer != TokenIssuer.IDENTITY) {
            return Optional.empty();
        }
        return subscriber.isEmpty() ? tenantId : Optional.of(subscriber.toLowerCase(Locale.ROOT));
    }

    private boolean belongs(String below, String domain) {
        return below.equals(domain)
                || (key.isPresent() && below.replaceFirst("\\.cert\\.", ".").equals(domain));
    }

    /** The same client, for tokens that one service instance takes. */
    ServiceClient forInstance(String instanceGuid) {
        return new ServiceClient(
                binding,
                issuer,
                tokenUrl,
                uaaDomain,
                clientId,
                secret,
                key,
                Optional.of("urn:sap:identity:application:service:id:" + instanceGuid),
                tenantId,
                digest);
    }

    private DestinationException unusable(String found) {
        return DestinationException.of(
                ErrorDetail.of(ErrorCode.BINDING_UNUSABLE, "", "binding '" + binding + "'", found));
    }

    /** Binding, endpoint and client; no secret. */
    @Override
    public String toString() {
        return "ServiceClient[binding '" + binding + "', " + tokenUrl + ", client " + clientId + "]";
    }
}
