package dev.fairlead.authentication;

import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.input.CallInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a client shows itself at the token service. The first row that fits (authentication specification, 3.4):
 *
 * <table>
 * <caption>Client authentication</caption>
 * <tr><th>Condition</th><th>On the wire</th></tr>
 * <tr><td>key store</td><td>certificate in the TLS handshake; {@code client_id} in the body</td></tr>
 * <tr><td>client assertion</td><td>{@code client_id} and the assertion in the body</td></tr>
 * <tr><td>service user</td><td>HTTP Basic of that user; the client in the body unless it is kept out of it</td></tr>
 * <tr><td>client kept out of the body</td><td>HTTP Basic of the client</td></tr>
 * <tr><td>otherwise</td><td>the client in the body; a client without a secret by its {@code client_id} alone</td></tr>
 * </table>
 */
final class ClientAuthentication {

    private final TokenService service;
    private final ClientAssertions assertions;
    private final String revision;

    /**
     * @param revision tells one state of the destination and its key stores from another
     */
    ClientAuthentication(TokenService service, ClientAssertions assertions, String revision) {
        this.service = service;
        this.assertions = assertions;
        this.revision = revision;
    }

    /** Whether all calls that bring nothing along show the same client, for as long as the destination stays as it is. */
    boolean sameForCalls() {
        return service.keyStore().isPresent()
                || service.assertion().providerDestination().isEmpty();
    }

    /**
     * Digests of what of the call, or of another destination, the token depends on.
     *
     * @throws dev.fairlead.error.DestinationException if the call contradicts itself
     */
    List<String> fields(CallInput input) {
        return service.keyStore().isPresent() ? List.of() : assertions.fields(input);
    }

    /**
     * The proof for one request.
     *
     * @param url the token endpoint
     * @throws dev.fairlead.error.DestinationException if there is none
     */
    ClientProof prove(String url, CallInput input) {
        if (service.keyStore().isPresent()) {
            return ClientProof.of(List.of(clientId()));
        }
        if (assertions.usedBy(input)) {
            ClientAssertions.Assertion assertion = assertions.get(url, input);
            return new ClientProof(
                    List.of(
                            clientId(),
                            Map.entry("client_assertion", assertion.value().reveal()),
                            Map.entry("client_assertion_type", assertion.type())),
                    List.of(),
                    assertion.renewal());
        }
        if (service.serviceUser().isPresent()) {
            TokenService.ServiceUser user = service.serviceUser().get();
            return new ClientProof(
                    service.credentialsInBody() ? inBody() : List.of(),
                    basic(user.user(), user.password()),
                    ClientProof.Renewal.NONE);
        }
        if (!service.credentialsInBody() && service.clientSecret().isPresent()) {
            return new ClientProof(
                    List.of(), basic(service.clientId(), service.clientSecret().get()), ClientProof.Renewal.NONE);
        }
        return ClientProof.of(inBody());
    }

    /**
     * Stands for everything that shows the client at a token endpoint: whoever corrects any of it is not suspended any
     * more.
     */
    TokenKey credentials(String url, CallInput input) {
        List<Optional<String>> fields = new ArrayList<>();
        fields.add(Optional.of(url));
        fields.add(Optional.of(service.clientId()));
        fields.add(service.clientSecret().map(Secret::reveal));
        fields.add(service.serviceUser().map(TokenService.ServiceUser::user));
        fields.add(service.serviceUser().map(user -> user.password().reveal()));
        fields.add(Optional.of("in body " + service.credentialsInBody() + ", encoded " + service.formEncoded()));
        fields.add(ownKey() ? Optional.of(revision) : Optional.empty());
        for (List<Map.Entry<String, String>> group :
                List.of(service.headers(), service.queries(), service.parameters())) {
            fields.add(Optional.of(String.valueOf(group.size())));
            for (Map.Entry<String, String> entry : group) {
                fields.add(Optional.of(entry.getKey()));
                fields.add(Optional.of(entry.getValue()));
            }
        }
        fields(input).forEach(field -> fields.add(Optional.of(field)));
        return TokenKey.of(fields);
    }

    private boolean ownKey() {
        return service.keyStore().isPresent() || service.assertion().local().isPresent();
    }

    private List<Map.Entry<String, String>> inBody() {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        parameters.add(clientId());
        service.clientSecret()
                .filter(secret -> !secret.reveal().isBlank())
                .ifPresent(secret -> parameters.add(Map.entry("client_secret", secret.reveal())));
        return parameters;
    }

    private Map.Entry<String, String> clientId() {
        return Map.entry("client_id", service.clientId());
    }

    /**
     * Each half is form-encoded first (RFC 6749, 2.3.1), and UAA must be told so when that changes anything; some token
     * services compare literally.
     */
    private List<Map.Entry<String, String>> basic(String user, Secret password) {
        String raw = user + ":" + password.reveal();
        String encoded = Form.encode(user) + ":" + Form.encode(password.reveal());
        String sent = service.formEncoded() ? encoded : raw;
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(sent.getBytes(StandardCharsets.UTF_8))));
        if (service.formEncoded() && !encoded.equals(raw)) {
            headers.add(Map.entry("X-CF-ENCODED-CREDENTIALS", "true"));
        }
        return headers;
    }
}
