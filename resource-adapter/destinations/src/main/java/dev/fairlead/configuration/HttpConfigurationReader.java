package dev.fairlead.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an HTTP destination (destination specification, 1.2 to 1.16 and 1.21). */
final class HttpConfigurationReader {

    private final PropertyReader reader;
    private final ReadingPolicy policy;

    HttpConfigurationReader(PropertyReader reader, ReadingPolicy policy) {
        this.reader = reader;
        this.policy = policy;
    }

    /** The destination, or nothing after its problems have been noted. */
    HttpConfiguration read() {
        ProxyType proxyType =
                new BaseReader(reader).proxyType(PropertyNames.PROXY_TYPE).orElse(ProxyType.INTERNET);
        AuthenticationReader authentications = new AuthenticationReader(reader, policy);
        Optional<AuthenticationType> type = authentications.type(DestinationType.HTTP, proxyType);
        Optional<HttpUrl> url = url(type, proxyType);
        Optional<Authentication> authentication = type.flatMap(found -> authentications.http(found, proxyType));
        TrustSettings trust = new TrustReader(reader, policy).read();
        if (type.isPresent() && url.filter(target -> !target.secure()).isPresent()) {
            checkStores(type.get(), authentication);
        }
        List<Map.Entry<String, String>> headers = headers(type);
        String locationId = new BaseReader(reader).locationId(PropertyNames.LOCATION_ID);
        Duration connect = reader.seconds(PropertyNames.URL_CONNECT_TIMEOUT, 300, policy.connectTimeout());
        Duration read = reader.seconds(PropertyNames.URL_READ_TIMEOUT, 43_200, policy.readTimeout());
        boolean override = reader.flag(PropertyNames.AUTHORIZATION_OVERRIDE, false);
        boolean append =
                reader.choice(PropertyNames.HEADER_DUPLICATES, false, Map.of("replace", false, "append", true));
        reader.problems().throwIfAny();

        return new HttpConfiguration(
                reader.destination(),
                new BaseReader(reader).description(),
                url.orElseThrow(),
                proxyType,
                locationId,
                authentication.orElseThrow(),
                trust,
                headers,
                reader.group(PropertyNames.URL_QUERIES),
                connect,
                read,
                override,
                append);
    }

    private Optional<HttpUrl> url(Optional<AuthenticationType> type, ProxyType proxyType) {
        Optional<HttpUrl> url = reader.url(PropertyNames.URL);
        boolean secure = url.filter(HttpUrl::secure).isPresent();
        if (proxyType == ProxyType.ON_PREMISE && secure) {
            reader.problems()
                    .invalid(
                            PropertyNames.URL,
                            "starts with https:// though ProxyType is OnPremise",
                            "Write http://; the tunnel is encrypted, and the agent's mapping says how the back end is."
                                    + " For TLS from here to the back end use a TCP destination, which goes by SOCKS5");
        }
        boolean needsTls =
                type.filter(AuthenticationType.CLIENT_CERTIFICATE::equals).isPresent();
        if (needsTls && url.isPresent() && !secure) {
            reader.problems()
                    .invalid(
                            PropertyNames.URL,
                            "starts with http://, where no client certificate can be shown",
                            "Use https://");
        }
        return url;
    }

    /** Stores next to a plain URL have nothing to do, unless a token service or a signature uses them. */
    private void checkStores(AuthenticationType type, Optional<Authentication> authentication) {
        boolean secureTokenService = authentication
                .filter(known -> known instanceof Authentication.OAuth oauth
                        && oauth.service().url().startsWith("https:"))
                .isPresent();
        if (!secureTokenService
                && reader.text(PropertyNames.TRUST_STORE_LOCATION).isPresent()) {
            refuseStore(PropertyNames.TRUST_STORE_LOCATION);
        }
        // a signature needs its key everywhere; of a client certificate the URL itself is what is wrong
        boolean used = type == AuthenticationType.SAML_BEARER
                || type == AuthenticationType.SAML_ASSERTION
                || type == AuthenticationType.CLIENT_CERTIFICATE;
        if (!used && reader.text(PropertyNames.KEY_STORE_LOCATION).isPresent()) {
            refuseStore(PropertyNames.KEY_STORE_LOCATION);
        }
    }

    private void refuseStore(String property) {
        reader.problems().invalid(property, "is set though URL starts with http://", "Use https://, or remove it");
    }

    private List<Map.Entry<String, String>> headers(Optional<AuthenticationType> type) {
        List<Map.Entry<String, String>> headers =
                new ArrayList<>(new HeaderReader(reader).group(PropertyNames.URL_HEADERS));
        boolean agentLogsOn = type.filter(found ->
                        found == AuthenticationType.PRINCIPAL_PROPAGATION || found == AuthenticationType.TECHNICAL_USER)
                .isPresent();
        if (agentLogsOn && headers.stream().anyMatch(header -> header.getKey().equalsIgnoreCase("Authorization"))) {
            reader.problems()
                    .invalid(
                            PropertyNames.URL_HEADERS + "Authorization",
                            "is set though the agent logs the user on",
                            "Remove it, or use another authentication");
        }
        for (String name : List.of(PropertyNames.SAP_CLIENT, PropertyNames.SAP_LANGUAGE)) {
            new HeaderReader(reader).value(name).ifPresent(value -> headers.add(Map.entry(name, value)));
        }
        return headers;
    }
}
