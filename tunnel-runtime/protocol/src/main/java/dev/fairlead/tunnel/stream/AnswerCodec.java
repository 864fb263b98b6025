package dev.fairlead.tunnel.stream;

import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.message.MessageWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import jakarta.json.JsonObject;
import java.util.Optional;

/** The answer to the opening of a stream as JSON: either it is accepted, or an error says why not. */
final class AnswerCodec {
    private static final int MAX_DETAIL = 1024;

    private static final byte[] ACCEPTANCE = ByteBufUtil.getBytes(MessageWriter.encode(accepted()));

    private AnswerCodec() {}

    static JsonObject accepted() {
        return Json.object().add("accepted", true).build();
    }

    /** The answer that nearly all streams get, encoded once. */
    static ByteBuf acceptance() {
        return Unpooled.wrappedBuffer(ACCEPTANCE);
    }

    /** Takes that answer out of a buffer if it begins with its very bytes; takes nothing otherwise. */
    static boolean takeAcceptance(ByteBuf in) {
        if (in.readableBytes() < ACCEPTANCE.length) {
            return false;
        }
        for (int i = 0; i < ACCEPTANCE.length; i++) {
            if (in.getByte(in.readerIndex() + i) != ACCEPTANCE[i]) {
                return false;
            }
        }
        in.skipBytes(ACCEPTANCE.length);
        return true;
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
