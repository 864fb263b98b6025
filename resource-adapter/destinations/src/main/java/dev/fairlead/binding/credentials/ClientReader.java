package dev.fairlead.binding.credentials;

import dev.fairlead.binding.BindingCredentials;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.Secret;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the OAuth client of a binding.
 *
 * <table>
 * <caption>{@code credential-type}</caption>
 * <tr><th>Value</th><th>Needs</th></tr>
 * <tr><td>{@code binding-secret}, {@code instance-secret}, none</td><td>{@code clientsecret}</td></tr>
 * <tr><td>{@code x509}, {@code X509_GENERATED}</td><td>{@code certificate}, {@code key}</td></tr>
 * <tr><td>{@code X509_PROVIDED}</td><td>the same, or {@link ClientKeys}</td></tr>
 * <tr><td>{@code X509_ATTESTED}</td><td>{@link ClientKeys}</td></tr>
 * </table>
 */
final class ClientReader {

    private static final String TYPE = "credential-type";
    private static final String SECRET = "clientsecret";

    private final BindingFields fields;
    private final ClientKeys keys;

    ClientReader(BindingFields fields, ClientKeys keys) {
        this.fields = fields;
        this.keys = keys;
    }

    /**
     * A client of XSUAA.
     *
     * @param urlKeys where the token service's base URL stands; a client with a certificate uses {@code certurl}
     */
    ServiceClient xsuaa(String... urlKeys) {
        Optional<CredentialType> type = type(CredentialType.SECRET);
        HttpUrl base = certificate(type) ? fields.url("certurl") : fields.url(urlKeys);
        return client(TokenIssuer.XSUAA, base, type);
    }

    /** A client of Cloud Identity Services; their bindings need not name the type of credentials. */
    ServiceClient identity() {
        boolean secret = fields.optional(SECRET).isPresent();
        return client(
                TokenIssuer.IDENTITY, fields.url("url"), type(secret ? CredentialType.SECRET : CredentialType.X509));
    }

    private Optional<CredentialType> type(CredentialType unnamed) {
        Optional<String> text = fields.optional(TYPE);
        Optional<CredentialType> type = text.isEmpty() ? Optional.of(unnamed) : CredentialType.of(text.get());
        if (type.isEmpty()) {
            fields.wrong(TYPE + " is unknown");
        }
        return type;
    }

    private static boolean certificate(Optional<CredentialType> type) {
        return type.filter(known -> known != CredentialType.SECRET).isPresent();
    }

    private ServiceClient client(TokenIssuer issuer, HttpUrl base, Optional<CredentialType> type) {
        String clientId = fields.text("clientid");
        Optional<PemKey> key = certificate(type) ? Optional.of(key(type.orElseThrow())) : Optional.empty();
        Optional<Secret> secret = key.isPresent() ? Optional.empty() : Optional.of(secret(type));
        return new ServiceClient(
                fields.binding().displayName(),
                issuer,
                endpoint(base, issuer.path()),
                fields.optional("uaadomain").map(domain -> domain.replaceFirst(":\\d+$", "")),
                clientId,
                secret,
                key,
                Optional.empty(),
                fields.optional("app_tid"),
                digest(key));
    }

    /** With the key, which need not be in the binding and changes on its own. */
    private String digest(Optional<PemKey> key) {
        return BindingCredentials.of(Map.of(
                        "binding", fields.binding().credentials().digest(),
                        "key", key.map(own -> own.pem().reveal()).orElse("")))
                .digest();
    }

    /** Bindings give the base; some pages, and hands that copied from them, the endpoint. */
    private static HttpUrl endpoint(HttpUrl base, String path) {
        String stem = base.path().replaceFirst("/+$", "");
        return new HttpUrl(
                base.scheme(), base.host(), base.port(), stem.endsWith(path) ? stem : stem + path, base.query());
    }

    private Secret secret(Optional<CredentialType> type) {
        return type.isPresent() ? Secret.of(fields.text(SECRET)) : Secret.EMPTY;
    }

    private PemKey key(CredentialType type) {
        Optional<PemKey> own = type == CredentialType.X509_ATTESTED ? Optional.empty() : inBinding();
        Optional<PemKey> key = own.or(() -> type.keyOutside() ? keys.keyOf(fields.binding()) : Optional.empty());
        if (key.isPresent()) {
            return key.get();
        }
        if (type.keyOutside()) {
            fields.wrong(TYPE + " is " + type + ", whose private key is not in the binding and nobody gives it");
        } else {
            fields.text("certificate");
            fields.text("key");
        }
        return new PemKey("", Secret.EMPTY);
    }

    private Optional<PemKey> inBinding() {
        return fields.optional("certificate")
                .flatMap(certificate -> fields.optional("key")
                        .map(key -> new PemKey(unescaped(certificate), Secret.of(unescaped(key)))));
    }

    /** Line ends of PEM, which some copies keep as a backslash and an n. */
    private static String unescaped(String pem) {
        return pem.replace("\\r", "").replace("\\n", "\n");
    }
}
