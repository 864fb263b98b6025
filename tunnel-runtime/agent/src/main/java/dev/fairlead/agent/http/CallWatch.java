package dev.fairlead.agent.http;

import dev.fairlead.agent.access.HttpMapping;
import dev.fairlead.agent.rfc.FunctionReader;
import dev.fairlead.agent.rfc.SoapCall;
import dev.fairlead.agent.stream.StreamAudit;
import dev.fairlead.tunnel.http.BadRequestException;
import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * Watches the body of a call: until it says which function is called, nothing goes to the back end; from then on nothing
 * that is not the rest of that call.
 */
final class CallWatch {
    private final HttpMapping mapping;
    private final FunctionCall call;
    private final StreamAudit audit;
    private final FunctionReader reader;
    private Optional<SoapCall> body = Optional.empty();

    CallWatch(HttpMapping mapping, FunctionCall call, RequestHead head, StreamAudit audit) {
        this.mapping = mapping;
        this.call = call;
        this.audit = audit;
        this.reader = new FunctionReader(head.framing());
    }

    /**
     * Looks at bytes behind the head, before they go anywhere.
     *
     * @throws BadRequestException if the request ends here
     */
    void look(ByteBuf data) throws BadRequestException {
        reader.look(data);
    }

    /** Whether the function is not decided about yet. */
    boolean undecided() {
        return body.isEmpty();
    }

    /** Whether there is enough to decide by; true once. */
    boolean decides() {
        if (body.isPresent()) {
            return false;
        }
        body = Optional.of(reader.call()).filter(call -> !(call instanceof SoapCall.Incomplete));
        return body.isPresent();
    }

    /** What is decided, once {@link #decides} said so; empty if it may go on. */
    Optional<RequestDecision.Denied> decision() {
        return CallDecision.ofBody(mapping, call, body.orElseThrow(), audit);
    }
}
