package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.message.MalformedMessageException;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * Reads the openings of one session. Most of them name the same tenant, system and application as the one before, and
 * an opening lives as long as its stream: a text that is the same again is kept once.
 */
final class OpeningReader {
    private OpenRequest before = new OpenRequest(StreamKind.CONTROL, "", "", "", "", Optional.empty(), "", "", "", 0);

    OpenRequest read(JsonObject json) throws MalformedMessageException {
        before = OpenRequestCodec.decode(json, before);
        return before;
    }
}
