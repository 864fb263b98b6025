package dev.fairlead.tunnel.stream;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.fuzz.Input;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.control.ControlCodec;
import dev.fairlead.tunnel.control.ControlMessage;
import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.message.MalformedMessageException;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Any JSON as the opening of a stream, its answer, and a control message; what is read is written the same again. */
public final class OpeningFuzz {

    private OpeningFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        JsonObject json;
        try {
            json = Json.read(data.consumeRemainingAsString());
        } catch (JsonException refused) {
            return;
        }
        AnswerCodec.errorOf(json);
        try {
            OpenRequest request = OpenRequestCodec.decode(json);
            Input.require(
                    OpenRequestCodec.decode(Json.read(OpenRequestCodec.encode(request))).equals(request), "an opening changed");
        } catch (MalformedMessageException refused) {
            // as it should be
        }
        try {
            Optional<ControlMessage> message = ControlCodec.decode(json);
            if (message.isPresent()) {
                Input.require(
                        ControlCodec.decode(ControlCodec.encode(message.get())).equals(message), "a message changed");
            }
        } catch (MalformedMessageException refused) {
            // as it should be
        }
    }
}
