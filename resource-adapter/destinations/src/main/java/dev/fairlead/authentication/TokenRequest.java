package dev.fairlead.authentication;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.http.RequestBody;
import dev.fairlead.transport.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The request for a client-credentials token (authentication specification, 3.3, 3.4 and 5.5). */
final class TokenRequest {

    private TokenRequest() {}

    static Exchange of(String destination, TokenService service, HttpUrl url) {
        return new Exchange(
                destination,
                "token service",
                "POST",
                url,
                url.target(),
                headers(service),
                Optional.of(RequestBody.text(
                        "application/x-www-form-urlencoded;charset=UTF-8", Form.encode(parameters(service)))),
                service.readTimeout(),
                Optional.empty());
    }

    private static List<Map.Entry<String, String>> parameters(TokenService service) {
        List<Map.Entry<String, String>> form = new ArrayList<>();
        form.add(Map.entry("grant_type", "client_credentials"));
        if (!service.scope().isEmpty()) {
            form.add(Map.entry("scope", service.scope()));
        }
        if (service.credentialsInBody()) {
            form.add(Map.entry("client_id", service.clientId()));
            service.clientSecret().ifPresent(secret -> form.add(Map.entry("client_secret", secret.reveal())));
        }
        form.addAll(service.parameters());
        return form;
    }

    private static List<Map.Entry<String, String>> headers(TokenService service) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry("Accept", "application/json"));
        service.headers().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("Accept"))
                .forEach(headers::add);
        if (service.serviceUser().isPresent()) {
            TokenService.ServiceUser user = service.serviceUser().get();
            addBasic(headers, user.user(), user.password());
        } else if (!service.credentialsInBody()) {
            addBasic(headers, service.clientId(), service.clientSecret().orElse(Secret.EMPTY));
        }
        return headers;
    }

    /** Each half is form-encoded first (RFC 6749, 2.3.1); UAA must be told so when that changes anything. */
    private static void addBasic(List<Map.Entry<String, String>> headers, String user, Secret password) {
        String raw = user + ":" + password.reveal();
        String encoded = Form.encode(user) + ":" + Form.encode(password.reveal());
        headers.add(Map.entry(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(encoded.getBytes(StandardCharsets.US_ASCII))));
        if (!encoded.equals(raw)) {
            headers.add(Map.entry("X-CF-ENCODED-CREDENTIALS", "true"));
        }
    }
}
