package dev.fairlead.rfc.soap;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes and reads the messages of SOAP-RFC (RFC specification, C.2 to C.5): narrow in what it writes, wide in what it
 * reads. Messages are streamed; a table stands in memory once, as the function's own. Safe for any number of threads.
 */
public final class SoapCodec {

    private static final int MOST_FUNCTIONS = 10_000;

    private final Limits limits;
    private final XmlSource source;
    private final LoadingCache<FunctionDescription, FunctionPlan> plans =
            Caffeine.newBuilder().weakKeys().maximumSize(MOST_FUNCTIONS).build(FunctionPlan::new);

    /**
     * @param limits of messages to read
     * @param lenient whether characters that XML cannot carry are read as {@code #}, not refused
     */
    public SoapCodec(Limits limits, boolean lenient) {
        this.limits = limits;
        this.source = new XmlSource(limits, lenient);
    }

    /**
     * The request of a call.
     *
     * @throws dev.fairlead.rfc.RfcConversionException if a value has a character that XML cannot carry: it names function,
     *     parameter and field
     */
    public SoapMessage request(FunctionData function, DateTimeForm form) {
        return request(function, form, true);
    }

    /**
     * The request of a call, as {@link #request(FunctionData, DateTimeForm)}.
     *
     * @param emptyTables whether it lists table parameters without rows, as systems need that answer only what is listed
     */
    public SoapMessage request(FunctionData function, DateTimeForm form, boolean emptyTables) {
        return SoapMessage.request(plans.get(function.description()), function, form, emptyTables);
    }

    /**
     * The answer of a system to a call: its active results.
     *
     * @throws dev.fairlead.rfc.RfcConversionException as {@link #request}
     */
    public SoapMessage response(FunctionData function, DateTimeForm form) {
        return SoapMessage.response(plans.get(function.description()), function, form);
    }

    /** Writes the answer of a system that has no results, and leaves the stream open. */
    public void writeFault(SoapFault fault, OutputStream out) throws IOException {
        Envelope.write(fault, out);
    }

    /**
     * Reads the answer to a call into the function. Results that do not come keep, or get, their initial values; tables
     * and structures that come replace what was there.
     *
     * @param in the answer's bytes, decompressed; read to its end, left open
     * @param charset that of the HTTP header
     * @return the fault, if there are no results
     * @throws WireFormatException if it is no answer to this call, broken, or beyond a limit
     * @throws dev.fairlead.rfc.RfcConversionException if a value does not fit its field
     * @throws IOException what {@code in} fails with
     */
    public Optional<SoapFault> readResponse(InputStream in, Optional<Charset> charset, FunctionData function)
            throws IOException {
        MessageReader message = new MessageReader(source.open(in, charset), limits);
        message.enterBody();
        Optional<SoapFault> fault = message.fault();
        if (fault.isEmpty()) {
            message.response(plans.get(function.description()), function);
        }
        message.leaveBody();
        return fault;
    }

    /**
     * Reads a request. Table parameters that it does not list are inactive in the answer.
     *
     * @param in the request's bytes, decompressed; read to its end, left open
     * @param charset that of the HTTP header
     * @param functions finds the description of a function by its name, and throws what it likes if there is none
     * @throws WireFormatException if it is no request, broken, or beyond a limit
     * @throws dev.fairlead.rfc.RfcConversionException if a value does not fit its field
     * @throws IOException what {@code in} fails with
     */
    public FunctionData readRequest(
            InputStream in, Optional<Charset> charset, Function<String, FunctionDescription> functions)
            throws IOException {
        MessageReader message = new MessageReader(source.open(in, charset), limits);
        message.enterBody();
        FunctionDescription description = functions.apply(message.function());
        FunctionData function = new FunctionData(description);
        message.request(plans.get(description), function);
        message.leaveBody();
        return function;
    }
}
