package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.message.JsonObjectText;
import dev.fairlead.tunnel.message.MalformedMessageException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** The opening of a stream as JSON; fields that this version does not know are ignored. */
final class OpenRequestCodec {

    /** Characters of everything but the token, in most openings. */
    private static final int FIELDS = 512;

    private OpenRequestCodec() {}

    /** What differs from one opening of an application to the next stands last, where an {@link OpeningReader} expects it. */
    static String encode(OpenRequest request) {
        JsonObjectText json = new JsonObjectText(FIELDS
                        + request.principal().map(p -> p.token().length()).orElse(0))
                .add("kind", wireName(request.kind()))
                .add("tenant", request.tenant())
                .add("location", request.locationId())
                .add("host", request.virtualHost())
                .add("port", request.virtualPort())
                .add("client", request.client());
        OpeningTail.of(request).addTo(json);
        return json.end();
    }

    /**
     * Decodes an opening.
     *
     * @param alike one whose texts are used where they are the same
     */
    static OpenRequest decode(JsonObject json, OpenRequest alike) throws MalformedMessageException {
        try {
            JsonNumber deadline = json.getJsonNumber(OpeningTail.DEADLINE);
            return new OpenRequest(
                    StreamKind.valueOf(constant(json.getString("kind"))),
                    text(json, "tenant", alike.tenant()),
                    text(json, "location", alike.locationId()),
                    text(json, "host", alike.virtualHost()),
                    text(json, "port", alike.virtualPort()),
                    principal(json),
                    text(json, "client", alike.client()),
                    text(json, OpeningTail.REQUEST, alike.requestId()),
                    text(json, OpeningTail.TRACE, alike.traceparent()),
                    deadline == null ? 0 : Math.max(0, deadline.longValue()));
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new MalformedMessageException("the opening of a stream that lacks a field");
        }
    }

    private static String text(JsonObject json, String name, String alike) {
        String text = json.getString(name, "");
        return text.equals(alike) ? alike : text;
    }

    private static Optional<Principal> principal(JsonObject json) {
        JsonObject principal = json.getJsonObject(OpeningTail.PRINCIPAL);
        if (principal == null) {
            return Optional.empty();
        }
        PrincipalKind kind = PrincipalKind.valueOf(constant(principal.getString(OpeningTail.KIND)));
        return Optional.of(new Principal(kind, principal.getString(OpeningTail.TOKEN)));
    }

    private static String wireName(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String constant(String wireName) {
        return wireName.toUpperCase(Locale.ROOT);
    }
}
