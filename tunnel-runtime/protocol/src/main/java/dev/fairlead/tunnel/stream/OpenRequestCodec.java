package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.message.MalformedMessageException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;
import java.util.Optional;

/** The opening of a stream as JSON; fields that this version does not know are ignored. */
final class OpenRequestCodec {

    private OpenRequestCodec() {}

    static JsonObject encode(OpenRequest request) {
        JsonObjectBuilder json = Json.object()
                .add("kind", wireName(request.kind()))
                .add("tenant", request.tenant())
                .add("location", request.locationId())
                .add("host", request.virtualHost())
                .add("port", request.virtualPort())
                .add("client", request.client())
                .add("request", request.requestId())
                .add("traceparent", request.traceparent())
                .add("deadline", request.deadlineMillis());
        request.principal()
                .ifPresent(principal -> json.add(
                        "principal",
                        Json.object().add("kind", wireName(principal.kind())).add("token", principal.token())));
        return json.build();
    }

    static OpenRequest decode(JsonObject json) throws MalformedMessageException {
        try {
            JsonNumber deadline = json.getJsonNumber("deadline");
            return new OpenRequest(
                    StreamKind.valueOf(constant(json.getString("kind"))),
                    json.getString("tenant", ""),
                    json.getString("location", ""),
                    json.getString("host", ""),
                    json.getString("port", ""),
                    principal(json),
                    json.getString("client", ""),
                    json.getString("request", ""),
                    json.getString("traceparent", ""),
                    deadline == null ? 0 : Math.max(0, deadline.longValue()));
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new MalformedMessageException("the opening of a stream that lacks a field");
        }
    }

    private static Optional<Principal> principal(JsonObject json) {
        JsonObject principal = json.getJsonObject("principal");
        if (principal == null) {
            return Optional.empty();
        }
        PrincipalKind kind = PrincipalKind.valueOf(constant(principal.getString("kind")));
        return Optional.of(new Principal(kind, principal.getString("token")));
    }

    private static String wireName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String constant(String wireName) {
        return wireName.toUpperCase(Locale.ROOT);
    }
}
