package dev.fairlead.tunnel.stream;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.fuzz.Input;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.ServiceTimes;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamKind;
import dev.fairlead.tunnel.control.ControlCodec;
import dev.fairlead.tunnel.control.ControlMessage;
import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.message.MalformedMessageException;
import dev.fairlead.tunnel.message.MessageWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Any JSON as the opening of a stream, its answer, and a control message; what is read is written the same again. */
public final class OpeningFuzz {
    private static final OpenRequest NOTHING =
            new OpenRequest(StreamKind.CONTROL, "", "", "", "", Optional.empty(), "", "", "", 0);

    private OpeningFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws MalformedMessageException {
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
        opening(text, json);
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

    /** However often it comes it means what a model of the JSON says. */
    private static void opening(String text, JsonObject json) throws MalformedMessageException {
        OpenRequest request;
        try {
            request = OpenRequestCodec.decode(json, NOTHING);
        } catch (MalformedMessageException refused) {
            return;
        }
        OpeningReader reader = new OpeningReader();
        for (String form : List.of(text, OpenRequestCodec.encode(request), text)) {
            ByteBuf bytes = Unpooled.copiedBuffer(form, StandardCharsets.UTF_8);
            // half a surrogate pair has no bytes
            if (bytes.toString(StandardCharsets.UTF_8).equals(form)) {
                Input.require(reader.read(bytes).equals(request), "an opening changed");
            }
        }
    }
}
