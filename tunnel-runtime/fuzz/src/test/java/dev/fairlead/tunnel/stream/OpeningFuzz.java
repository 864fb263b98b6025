package dev.fairlead.tunnel.stream;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.fuzz.Input;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.control.ControlCodec;
import dev.fairlead.tunnel.control.ControlMessage;
import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.message.MalformedMessageException;
import dev.fairlead.tunnel.message.MessageWriter;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.util.Optional;

/** Any JSON as the opening of a stream, its answer, and a control message; what is read is written the same again. */
public final class OpeningFuzz {

    private OpeningFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Optional<ServiceTimes> times = TimedAcceptance.take(MessageWriter.encode(text));
        JsonObject json;
        try {
            json = Json.read(text);
        } catch (JsonException refused) {
            Input.require(times.isEmpty(), "an acceptance that is no JSON");
            return;
        }
        Optional<StreamError> error = AnswerCodec.errorOf(json);
        Input.require(
                times.isEmpty()
                        || error.isEmpty() && TimedAcceptance.timesIn(json).equals(times),
                "an acceptance is read in two ways");
        try {
            OpenRequest request = new OpeningReader().read(json);
            Input.require(
                    new OpeningReader()
                            .read(Json.read(OpenRequestCodec.encode(request)))
                            .equals(request),
                    "an opening changed");
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
