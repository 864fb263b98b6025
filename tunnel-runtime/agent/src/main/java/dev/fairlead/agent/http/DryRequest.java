package dev.fairlead.agent.http;

import dev.fairlead.agent.access.AccessRules;
import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.rfc.SoapCall;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.TunnelErrorCode;
import dev.fairlead.tunnel.http.BadRequestException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decides about the head of a request as an exchange does, with no stream and no back end. */
public final class DryRequest {

    private DryRequest() {}

    /**
     * Reads the head and decides.
     *
     * @param opened what the stream would have been opened for
     * @param head request line and headers with the empty line after them, one character a byte
     * @param function that the body would call; empty: none
     * @param audit hears what the request is
     */
    public static RequestDecision decide(
            AccessRules access,
            HttpMapping mapping,
            OpenRequest opened,
            String head,
            Optional<String> function,
            StreamAudit audit) {
        RequestHeadReader reader = new RequestHeadReader(opened, mapping.http().limits(), TunnelErrorCode.BAD_REQUEST);
        ByteBuf bytes = Unpooled.copiedBuffer(head, StandardCharsets.ISO_8859_1);
        try {
            RequestHead read =
                    reader.read(bytes).orElseThrow(() -> new BadRequestException("The request ended within its head"));
            audit.request(read.method(), read.path());
            RequestDecision decision = RequestDecision.of(access, mapping, read, audit);
            return decision instanceof RequestDecision.Permitted permitted
                    ? permitted
                            .call()
                            .filter(call -> call.head().calls())
                            .flatMap(call -> CallDecision.ofBody(mapping, call, body(function), audit))
                            .<RequestDecision>map(denied -> denied)
                            .orElse(decision)
                    : decision;
        } catch (BadRequestException malformed) {
            audit.request(reader.method(), "");
            return new RequestDecision.Denied(RequestDecision.MALFORMED, Optional.empty(), malformed.toStreamError());
        } finally {
            bytes.release();
        }
    }

    private static SoapCall body(Optional<String> function) {
        return function.<SoapCall>map(SoapCall.Named::new)
                .orElseGet(() -> new SoapCall.Unreadable("no function is asked about"));
    }
}
