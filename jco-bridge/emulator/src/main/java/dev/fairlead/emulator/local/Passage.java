package dev.fairlead.emulator.local;

import dev.fairlead.emulator.session.Outcome;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.soap.Limits;
import dev.fairlead.rfc.soap.SoapCodec;
import dev.fairlead.rfc.soap.SoapMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Brings calls through the messages of SOAP-RFC, so that values are converted as on the way to a system elsewhere. */
final class Passage {
    private final SoapCodec codec = new SoapCodec(Limits.DEFAULT, false);

    /**
     * Makes a call of the module's own of the caller's, has it run, and brings its results back if it returns.
     *
     * @param module interface of the module
     */
    Outcome through(FunctionData call, FunctionDescription module, Function<FunctionData, Outcome> run) {
        try {
            FunctionData arrived = there(call, module);
            Outcome outcome = run.apply(arrived);
            if (outcome instanceof Outcome.Returned) {
                codec.readResponse(
                        bytes(codec.response(arrived, DateTimeForm.ISO)), Optional.of(StandardCharsets.UTF_8), call);
            }
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a call of the module's own of the caller's. */
    FunctionData there(FunctionData call, FunctionDescription module) {
        try {
            return codec.readRequest(
                    bytes(codec.request(call, DateTimeForm.ISO)), Optional.of(StandardCharsets.UTF_8), name -> module);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream bytes(SoapMessage message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
