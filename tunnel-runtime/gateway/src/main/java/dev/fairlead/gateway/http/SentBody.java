package dev.fairlead.gateway.http;

import dev.fairlead.tunnel.http.HeaderField;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * What was sent of a request's body before the agent accepted its stream, kept so that it can be sent on another one.
 * A body of which more was sent is not kept, and its request not repeated.
 */
final class SentBody {
    private static final int MOST = 64 * 1024;

    private final Queue<ByteBuf> pieces = new ArrayDeque<>(2);
    private Optional<List<HeaderField>> end = Optional.empty();
    private int bytes;
    private boolean whole = true;

    /** Keeps a piece that is about to be sent; the reference stays with the caller. */
    void add(ByteBuf piece) {
        bytes += piece.readableBytes();
        if (bytes > MOST) {
            drop();
        }
        if (whole) {
            pieces.add(piece.retainedDuplicate());
        }
    }

    void ended(List<HeaderField> trailers) {
        end = Optional.of(trailers);
    }

    /** Whether everything that was sent is here. */
    boolean isWhole() {
        return whole;
    }

    /** Sends it; what follows is kept as well. */
    void sendTo(RequestSender sender) {
        pieces.forEach(piece -> sender.body(piece.retainedDuplicate()));
        end.ifPresent(sender::bodyEnded);
    }

    /** It is not needed any more. */
    void drop() {
        whole = false;
        pieces.forEach(ByteBuf::release);
        pieces.clear();
    }
}
