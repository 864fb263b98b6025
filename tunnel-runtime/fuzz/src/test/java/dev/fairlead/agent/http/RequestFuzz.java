package dev.fairlead.agent.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.fuzz.Input;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyReader;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/** Any bytes as a request to an agent: read or refused, and no line break gets into what is sent on. */
public final class RequestFuzz {

    private RequestFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        List<ByteBuf> pieces = Input.pieces(data);
        try {
            Optional<AgentReading> head = AgentReading.of("erp.corp", "443", pieces);
            if (head.isPresent()) {
                String line = head.get().method() + head.get().target();
                Input.require(line.chars().allMatch(c -> c > ' ' && c != 0x7F), "white space in the request line");
                BodyReader body = BodyReader.of(head.get().framing());
                for (ByteBuf piece : pieces) {
                    body.read(piece, ByteBuf::release);
                }
            }
        } catch (BadRequestException refused) {
            Input.require(!refused.toStreamError().detail().isEmpty(), "refused without a reason");
        }
    }
}
