package dev.fairlead.authentication;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.TokenService;
import dev.fairlead.http.RequestBody;
import dev.fairlead.transport.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A request to a token service, the same way for every grant (authentication specification, 3.3). */
final class TokenRequest {

    private TokenRequest() {}

    /**
     * @param destination name of the destination, for messages
     * @param url the token endpoint with its query
     * @param grant what is asked for
     * @param client who asks
     */
    static Exchange of(String destination, TokenService service, HttpUrl url, GrantRequest grant, ClientProof client) {
        return new Exchange(
                destination,
                "token service",
                "POST",
                url,
                url.target(),
                headers(service, grant, client),
                Optional.of(RequestBody.text(
                        "application/x-www-form-urlencoded;charset=UTF-8",
                        Form.encode(parameters(service, grant, client)))),
                service.readTimeout(),
                Optional.empty());
    }

    /** The destination's own parameters stand last, and none of them replaces one of ours. */
    private static List<Map.Entry<String, String>> parameters(
            TokenService service, GrantRequest grant, ClientProof client) {
        List<Map.Entry<String, String>> form = new ArrayList<>();
        form.add(Map.entry("grant_type", grant.grantType()));
        form.addAll(grant.parameters());
        if (!service.scope().isEmpty()) {
            form.add(Map.entry("scope", service.scope()));
        }
        form.addAll(client.parameters());
        service.parameters().stream()
                .filter(parameter -> form.stream().noneMatch(own -> own.getKey().equals(parameter.getKey())))
                .toList()
                .forEach(form::add);
        return form;
    }

    private static List<Map.Entry<String, String>> headers(
            TokenService service, GrantRequest grant, ClientProof client) {
        List<Map.Entry<String, String>> own = new ArrayList<>();
        own.add(Map.entry("Accept", "application/json"));
        own.add(Map.entry("X-CorrelationID", UUID.randomUUID().toString()));
        own.addAll(client.headers());
        grant.bearer().ifPresent(token -> own.add(Map.entry("Authorization", "Bearer " + token.reveal())));
        List<Map.Entry<String, String>> all = new ArrayList<>(own);
        service.headers().stream()
                .filter(header -> own.stream().noneMatch(ours -> ours.getKey().equalsIgnoreCase(header.getKey())))
                .forEach(all::add);
        return all;
    }
}
