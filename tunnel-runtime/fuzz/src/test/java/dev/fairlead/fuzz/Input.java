package dev.fairlead.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** What the fuzzer made, in the shapes that decoders take. */
public final class Input {
    private static final int PIECES = 4;

    private Input() {}

    /** All bytes that are left, cut like the network might cut them. */
    public static List<ByteBuf> pieces(FuzzedDataProvider data) {
        int[] cuts = data.consumeInts(data.consumeInt(0, PIECES));
        byte[] all = data.consumeRemainingAsBytes();
        List<ByteBuf> pieces = new ArrayList<>();
        int from = 0;
        for (int cut : cuts) {
            int size = Math.floorMod(cut, all.length - from + 1);
            pieces.add(Unpooled.wrappedBuffer(all, from, size));
            from += size;
        }
        pieces.add(Unpooled.wrappedBuffer(all, from, all.length - from));
        return pieces;
    }

    /** Fails unless it holds. */
    public static void require(boolean held, String broken) {
        if (!held) {
            throw new AssertionError(broken);
        }
    }
}
