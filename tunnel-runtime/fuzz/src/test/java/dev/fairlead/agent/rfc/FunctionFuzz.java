package dev.fairlead.agent.rfc;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.fairlead.fuzz.Input;
import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.BodyFraming;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;

/** Any bytes as a call by SOAP name one function, or none; in whatever pieces they come. */
public final class FunctionFuzz {

    private FunctionFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        boolean chunked = data.consumeBoolean();
        List<ByteBuf> pieces = Input.pieces(data);
        ByteBuf whole = Unpooled.wrappedBuffer(pieces.toArray(ByteBuf[]::new));
        BodyFraming framing = chunked ? new BodyFraming.Chunked() : new BodyFraming.Length(whole.readableBytes());
        try {
            SoapCall atOnce = read(new FunctionReader(framing), List.of(whole));
            if (atOnce instanceof SoapCall.Named named) {
                Input.require(named.function().matches("[!-`{-~]{1,30}"), "no name of a function");
                SoapCall byAndBy = read(new FunctionReader(framing), pieces);
                Input.require(byAndBy.equals(named), byAndBy + " in pieces, " + named + " at once");
            }
        } catch (BadRequestException refused) {
            Input.require(refused.getMessage() != null, "refused without a reason");
        }
    }

    /** As an exchange does: once the function is known, nobody reads on. */
    private static SoapCall read(FunctionReader reader, List<ByteBuf> pieces) throws BadRequestException {
        SoapCall call = new SoapCall.Incomplete();
        for (ByteBuf piece : pieces) {
            if (call instanceof SoapCall.Incomplete) {
                reader.look(piece);
                call = reader.call();
            }
        }
        return call;
    }
}
