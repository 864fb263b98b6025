package dev.fairlead.gateway.http;

import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import dev.fairlead.tunnel.http.BodyReader;
import dev.fairlead.tunnel.http.HeadLines;
import io.netty.buffer.ByteBuf;
import java.util.Optional;

/**
 * Follows a response through its bytes, so that its end is known and nothing behind it reaches a client, who would take
 * it for the answer to the next request.
 */
final class ResponseReader {
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_HEAD = 256 * 1024;

    private enum State {
        HEAD,
        BODY,
        UNTIL_END,
        RAW,
        COMPLETE
    }

    /** Gets the parts of a response. */
    interface Parts {
        /** A head, which another one follows. */
        void interim(ResponseHead head);

        /**
         * The response's head.
         *
         * @param delimited whether its end is known without the stream's
         */
        void head(ResponseHead head, boolean delimited);

        /** From now on bytes belong to another protocol. */
        void switched(ResponseHead head);

        /** Bytes as they came, chunk sizes included; the reference passes on. */
        void bytes(ByteBuf data);
    }

    private final String method;
    private final boolean upgradeAsked;
    private final Parts parts;
    private HeadLines lines = new HeadLines(MAX_LINE, MAX_HEAD);
    private Optional<BodyReader> body = Optional.empty();
    private State state = State.HEAD;

    ResponseReader(ProxyRequest request, Parts parts) {
        this.method = request.method();
        this.upgradeAsked = request.asksForUpgrade();
        this.parts = parts;
    }

    /** Takes bytes up to the end of the response; the reference stays with the caller. */
    void read(ByteBuf in) throws BadRequestException {
        while (in.isReadable() && state != State.COMPLETE) {
            switch (state) {
                case HEAD -> {
                    if (lines.read(in)) {
                        head(ResponseHead.parse(lines.lines()));
                    }
                }
                case BODY -> body(in);
                default -> parts.bytes(in.readRetainedSlice(in.readableBytes()));
            }
        }
    }

    /** Whether the response has ended, when its stream ends now. */
    boolean completeAtEnd() {
        return state == State.COMPLETE || state == State.UNTIL_END || state == State.RAW;
    }

    /** Whether the response has ended, whatever the stream does. */
    boolean complete() {
        return state == State.COMPLETE;
    }

    private void head(ResponseHead head) throws BadRequestException {
        if (head.isInterim()) {
            lines = new HeadLines(MAX_LINE, MAX_HEAD);
            parts.interim(head);
        } else if (head.switchesProtocols()) {
            if (!upgradeAsked) {
                throw new BadRequestException("Protocols are switched although nobody asked");
            }
            state = State.RAW;
            parts.switched(head);
        } else {
            Optional<BodyFraming> framing = head.framing(method);
            body = framing.map(BodyReader::of);
            state = framing.isEmpty() ? State.UNTIL_END : State.BODY;
            parts.head(head, framing.isPresent());
            endIfComplete();
        }
    }

    /** The reader only looks: what it has seen to be part of the body goes on as it is. */
    private void body(ByteBuf in) throws BadRequestException {
        ByteBuf looked = in.duplicate();
        body.orElseThrow().read(looked, ByteBuf::release);
        int bytes = looked.readerIndex() - in.readerIndex();
        parts.bytes(in.readRetainedSlice(bytes));
        endIfComplete();
    }

    private void endIfComplete() {
        if (state == State.BODY && body.orElseThrow().complete()) {
            state = State.COMPLETE;
        }
    }
}
