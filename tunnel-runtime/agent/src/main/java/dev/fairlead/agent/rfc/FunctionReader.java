package dev.fairlead.agent.rfc;

import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import dev.fairlead.tunnel.http.BodyReader;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Finds out which function a request calls, from the first bytes of its body, and that it calls no other, from all of
 * them; lives on one event loop.
 */
public final class FunctionReader {
    /** An envelope states the function within a few hundred bytes. */
    private static final int MAX_BEGINNING = 16 * 1024;

    private static final int FIRST_SIZE = 1024;
    private static final String NOT_ONE_CALL = "not one well-formed call and nothing else";

    private final BodyReader framed;
    private final SoapEnvelope envelope = new SoapEnvelope();
    private final EnvelopeScan scan = new EnvelopeScan();
    private byte[] beginning = new byte[FIRST_SIZE];
    private int length;
    private boolean beyond;
    private boolean tagEnded;
    private boolean named;

    /** @param framing of the body */
    public FunctionReader(BodyFraming framing) {
        this.framed = BodyReader.of(framing);
    }

    /**
     * Looks at further bytes of the message, framing and all, and leaves them as they are.
     *
     * @throws BadRequestException if the framing is malformed, or what follows the call that was found before is not just
     *     the end of the envelope; of a body that is complete, it is thrown before anybody else can have the last byte
     */
    public void look(ByteBuf data) throws BadRequestException {
        framed.read(data.duplicate(), piece -> {
            try {
                add(piece);
            } finally {
                piece.release();
            }
        });
        if (named && isSpoilt()) {
            throw new BadRequestException("The body is " + NOT_ONE_CALL);
        }
    }

    /** What is known by now. */
    public SoapCall call() {
        if (!isWorthReading()) {
            return new SoapCall.Incomplete();
        }
        tagEnded = false;
        SoapCall call = envelope.read(beginning, length);
        if (call instanceof SoapCall.Named) {
            named = true;
        }
        if (call instanceof SoapCall.Unreadable) {
            return call;
        }
        if (isSpoilt() && (named || scan.isViolated())) {
            return new SoapCall.Unreadable("the body is " + NOT_ONE_CALL);
        }
        if (named) {
            return call;
        }
        if (framed.complete()) {
            return new SoapCall.Unreadable("the body ends before a function is named");
        }
        return beyond ? new SoapCall.Unreadable("no function is named within " + MAX_BEGINNING + " bytes") : call;
    }

    /** Only the end of a tag can make a difference, and that of the call first, so that nobody makes us parse for each. */
    private boolean isWorthReading() {
        return tagEnded && scan.called() || scan.isViolated() || beyond || framed.complete();
    }

    private boolean isSpoilt() {
        return scan.isViolated() || framed.complete() && !scan.complete();
    }

    private void add(ByteBuf piece) {
        scan.look(piece);
        int room = MAX_BEGINNING - length;
        int taken = Math.min(piece.readableBytes(), room);
        beyond |= piece.readableBytes() > room;
        while (length + taken > beginning.length) {
            beginning = Arrays.copyOf(beginning, beginning.length * 2);
        }
        tagEnded |= piece.indexOf(piece.readerIndex(), piece.readerIndex() + taken, (byte) '>') >= 0;
        piece.getBytes(piece.readerIndex(), beginning, length, taken);
        length += taken;
    }
}
