package dev.fairlead.benchmarks.rfc;

import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.Limits;
import dev.fairlead.rfc.soap.SoapCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Fairlead's own. */
final class FairleadDecoder implements Decoder {
    private final SoapCodec codec = new SoapCodec(Limits.DEFAULT, false);

    @Override
    public int rows(byte[] message) throws IOException {
        FunctionData function = new FunctionData(Messages.FUNCTION);
        codec.readResponse(new ByteArrayInputStream(message), Optional.of(StandardCharsets.UTF_8), function);
        return function.table("ROWS").size();
    }
}
