package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonObject;
import java.util.Optional;

/** The answer to the opening of a stream as JSON: either it is accepted, or an error says why not. */
final class AnswerCodec {
    private static final int MAX_DETAIL = 1024;

    private AnswerCodec() {}

    static JsonObject accepted() {
        return Json.object().add("accepted", true).build();
    }

    static JsonObject refused(StreamError error) {
        String detail = error.detail();
        return Json.object()
                .add("error", error.code().wireName())
                .add("detail", detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail)
                .build();
    }

    /** The error of an answer; empty if it accepts. An error that this version does not know stays an error. */
    static Optional<StreamError> errorOf(JsonObject answer) {
        if (answer.getBoolean("accepted", false)) {
            return Optional.empty();
        }
        String name = answer.getString("error", "none");
        String detail = answer.getString("detail", "");
        return Optional.of(TunnelErrorCode.ofWireName(name)
                .map(code -> new StreamError(code, detail))
                .orElseGet(() -> new StreamError(
                        TunnelErrorCode.BACKEND_PROTOCOL, "refused for a reason unknown to this version: " + name)));
    }
}
