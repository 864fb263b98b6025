package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.message.MalformedMessageException;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * Reads the openings of one session. Most of them name the same tenant, system and application as the one before, and
 * an opening lives as long as its stream: a text that is the same again is kept once. A caller's token is not kept
 * longer than its stream.
 */
final class OpeningReader {
    private OpenRequest before = new OpenRequest(StreamKind.CONTROL, "", "", "", "", Optional.empty(), "", "", "", 0);

    OpenRequest read(JsonObject json) throws MalformedMessageException {
        OpenRequest request = OpenRequestCodec.decode(json, before);
        before = request.principal().isEmpty() ? request : withoutPrincipal(request);
        return request;
    }

    private static OpenRequest withoutPrincipal(OpenRequest request) {
        return new OpenRequest(
                request.kind(),
                request.tenant(),
                request.locationId(),
                request.virtualHost(),
                request.virtualPort(),
                Optional.empty(),
                request.client(),
                request.requestId(),
                request.traceparent(),
                request.deadlineMillis());
    }
}
