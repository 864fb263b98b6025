package dev.fairlead.rfc.transport;

import dev.fairlead.error.DestinationException;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.rfc.RfcConversionException;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.SoapCodec;
import dev.fairlead.rfc.soap.SoapFault;
import dev.fairlead.rfc.soap.WireFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads the answers to calls of one destination: results, or an exception that says what happened. */
final class Answer {

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final int BEGINNING = 8 * 1024;

    /** Functions that describe others: that one is missing means another thing in their answers. */
    private static final Set<String> METADATA =
            Set.of("RFC_GET_FUNCTION_INTERFACE", "RFC_GET_STRUCTURE_DEFINITION", "DDIF_FIELDINFO_GET");

    private final String destination;
    private final SoapCodec codec;
    private final FaultErrors faults;
    private final StatusErrors statuses;

    Answer(String destination, String path, SoapCodec codec) {
        this.destination = destination;
        this.codec = codec;
        this.faults = new FaultErrors(destination);
        this.statuses = new StatusErrors(destination, path);
    }

    /**
     * Reads an answer to its end.
     *
     * @throws RfcException if it has no results, or they cannot be read
     */
    void read(DestinationResponse response, FunctionData function) {
        try {
            InputStream body = decompressed(response);
            if (!isMessage(response)) {
                throw RfcException.of(statuses.of(response, beginning(body)));
            }
            Optional<SoapFault> fault = codec.readResponse(body, charset(response, function), function);
            finish(response);
            if (fault.isPresent()) {
                throw RfcException.of(faults.of(fault.get(), function.name(), METADATA.contains(function.name())));
            }
            if (response.status() != 200) {
                throw unreadable(function, "results come with status " + response.status(), null);
            }
        } catch (WireFormatException | ZipException e) {
            throw unreadable(function, "the answer " + (e instanceof ZipException ? "is no gzip" : e.getMessage()), e);
        } catch (RfcConversionException e) {
            throw RfcException.of(
                    new RfcFailure(e.group(), e.key(), e.abapMessage(), e.nativeCode(), e.detail())
                            .withOutcomeUnknown(),
                    e);
        } catch (IOException e) {
            throw broken(function, e);
        }
    }

    /**
     * Meets the end of the body, before which decompression stops: only then the connection serves the next call. That it
     * breaks off behind the message harms nobody.
     */
    private static void finish(DestinationResponse response) {
        try {
            response.stream().read();
        } catch (IOException connectionLost) {
            response.close();
        }
    }

    private static boolean isMessage(DestinationResponse response) {
        String type = response.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return (response.status() == 200 || response.status() == 500)
                && type.contains("xml")
                && !type.contains("xhtml");
    }

    private static InputStream decompressed(DestinationResponse response) throws IOException {
        String coding = response.header("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        return coding.equals("gzip") || coding.equals("x-gzip")
                ? new GZIPInputStream(response.stream())
                : response.stream();
    }

    private static String beginning(InputStream body) throws IOException {
        return new String(body.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
    }

    /**
     * The character set that the header names; empty if it names none.
     *
     * @throws IllegalArgumentException if Java does not know it
     */
    static Optional<Charset> charset(DestinationResponse response) {
        Matcher named = CHARSET.matcher(response.header("Content-Type").orElse(""));
        return named.find() ? Optional.of(Charset.forName(named.group(1))) : Optional.empty();
    }

    private Optional<Charset> charset(DestinationResponse response, FunctionData function) {
        try {
            return charset(response);
        } catch (IllegalArgumentException e) {
            throw unreadable(function, "the answer is in an unknown character set", e);
        }
    }

    /** The function has run, and what came of it cannot be told. */
    private RfcException unreadable(FunctionData function, String found, Exception cause) {
        return RfcException.of(
                RfcFailure.of(RfcErrorGroup.PROTOCOL, destination, function.name(), found)
                        .withOutcomeUnknown(),
                cause);
    }

    private RfcException broken(FunctionData function, IOException failure) {
        if (failure.getCause() instanceof DestinationException named) {
            return RouteErrors.of(named, function.name(), true);
        }
        return RfcException.of(
                RfcFailure.of(
                                RfcErrorGroup.COMMUNICATION,
                                destination,
                                function.name(),
                                "the answer broke off before its end")
                        .withOutcomeUnknown(),
                failure);
    }
}
