package dev.fairlead.rfc.dispatch;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.soap.Limits;
import dev.fairlead.rfc.soap.SoapCodec;
import dev.fairlead.rfc.soap.WireFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Calls as text: the message that SOAP-RFC would send, which is read against the interface that the function has then. */
final class CallText {
    private final SoapCodec codec = new SoapCodec(Limits.DEFAULT, false);

    /** @throws dev.fairlead.rfc.RfcConversionException if a value has a character that XML cannot carry */
    String write(FunctionData function) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            codec.request(function, DateTimeForm.ISO).writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /**
     * Reads a call.
     *
     * @param functions finds the interface of a function
     * @throws RfcException if the text is no call, or does not fit the function any more
     */
    FunctionData read(String text, String destination, Function<String, FunctionDescription> functions) {
        try {
            return codec.readRequest(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    Optional.of(StandardCharsets.UTF_8),
                    functions);
        } catch (WireFormatException e) {
            RfcFailure broken = RfcFailure.of(
                    RfcErrorGroup.SERIALIZATION, destination, "outbox", "has a call that cannot be read any more");
            throw RfcException.of(broken, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
