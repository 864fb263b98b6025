package dev.fairlead.gateway.http;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.agent.http.AgentReading;
import dev.fairlead.fuzz.Input;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.Optional;

/** Any bytes as a request to the proxy: refused, or sent on so that an agent reads the same request and nothing else. */
public final class ProxyRequestFuzz {

    private ProxyRequestFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        RequestReader reader = new RequestReader(HttpSettings.DEFAULT);
        try {
            for (ByteBuf piece : Input.pieces(data)) {
                Optional<ProxyRequest> request = reader.head(piece);
                if (request.isPresent()) {
                    requireTheSameAtTheAgent(request.get());
                    return;
                }
            }
        } catch (BadRequestException refused) {
            Input.require(!refused.toStreamError().detail().isEmpty(), "refused without a reason");
        }
    }

    private static void requireTheSameAtTheAgent(ProxyRequest request) {
        ByteBuf sent = ForwardedRequest.head(request, UnpooledByteBufAllocator.DEFAULT);
        try {
            AgentReading read = AgentReading.of(
                            request.target().host(), request.target().port(), List.of(sent))
                    .orElseThrow(() -> new AssertionError("the agent waits for more"));
            Input.require(!sent.isReadable(), "the agent sees something behind the head");
            Input.require(read.method().equals(request.method()), "another method");
            Input.require(read.target().equals(request.target().originForm()), "another target");
            Input.require(
                    read.framing().equals(request.framing()) || isEmpty(read.framing()) && isEmpty(request.framing()),
                    "another framing");
        } catch (BadRequestException refused) {
            TunnelErrorCode code = refused.toStreamError().code();
            Input.require(
                    code != TunnelErrorCode.BAD_REQUEST,
                    "the agent finds malformed what the gateway sends: "
                            + refused.toStreamError().detail());
        } finally {
            sent.release();
        }
    }

    private static boolean isEmpty(BodyFraming framing) {
        return framing.equals(new BodyFraming.Length(0));
    }
}
