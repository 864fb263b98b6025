package dev.fairlead.gateway.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.fuzz.Input;
import dev.fairlead.tunnel.http.BadRequestException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Any bytes as an agent's response: refused, or sent on as one response whose head has the lines that it should have. */
public final class ResponseFuzz {
    private static final List<String> REQUESTS = List.of("GET", "HEAD", "POST");

    private ResponseFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) throws BadRequestException {
        String method = data.pickValue(REQUESTS);
        String upgrade = data.consumeBoolean() ? "Connection: Upgrade" : "X: y";
        ProxyRequest request = ProxyRequest.parse(List.of(
                method + " http://erp.corp:443/ HTTP/1.1", "Host: erp.corp:443", upgrade, "Upgrade: websocket"));
        Parts parts = new Parts();
        ResponseReader reader = new ResponseReader(request, parts);
        try {
            for (ByteBuf piece : Input.pieces(data)) {
                reader.read(piece);
            }
            Input.require(parts.heads <= 1, "more than one response");
        } catch (BadRequestException refused) {
            Input.require(!refused.toStreamError().detail().isEmpty(), "refused without a reason");
        }
    }

    private static final class Parts implements ResponseReader.Parts {
        private int heads;

        @Override
        public void interim(ResponseHead head) {
            Input.require(heads == 0, "an interim response behind the response");
            encode(head);
        }

        @Override
        public void head(ResponseHead head, boolean delimited) {
            heads++;
            encode(head);
        }

        @Override
        public void switched(ResponseHead head) {
            heads++;
            encode(head);
        }

        @Override
        public void bytes(ByteBuf data) {
            Input.require(heads == 1, "bytes without a head");
            data.release();
        }

        private static void encode(ResponseHead head) {
            ByteBuf encoded = head.encode(Optional.of("close"), UnpooledByteBufAllocator.DEFAULT);
            String text = encoded.toString(StandardCharsets.ISO_8859_1);
            encoded.release();
            long lines = text.chars().filter(c -> c == '\n').count();
            Input.require(lines <= head.headers().size() + 3L, "more lines than headers");
            Input.require(text.indexOf("\r\n\r\n") == text.length() - 4, "the head ends too early");
            Input.require(text.chars().filter(c -> c == '\r').count() == lines, "a carriage return on its own");
        }
    }
}
