package dev.fairlead.rfc.transport;

import dev.fairlead.error.DestinationException;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.repository.MetadataSource;
import dev.fairlead.rfc.soap.WireFormatException;
import dev.fairlead.rfc.soap.WsdlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Descriptions of functions that a system gives in WSDL (RFC specification, C.9.2): for users who may not read its
 * dictionary.
 */
final class WsdlSource implements MetadataSource {

    private static final int BEGINNING = 8 * 1024;

    private final String path;
    private final String destination;
    private final Function<String, DestinationResponse> system;
    private final StatusErrors statuses;
    private final WsdlReader reader = new WsdlReader();

    /** @param system asks for the description of a function by its name */
    WsdlSource(String path, String destination, Function<String, DestinationResponse> system) {
        this.path = path;
        this.destination = destination;
        this.system = system;
        this.statuses = new StatusErrors(destination, path);
    }

    @Override
    public Optional<FunctionDescription> function(String name) {
        try (DestinationResponse response = system.apply(name)) {
            String type = response.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
            if (response.status() != 200 || !type.contains("xml")) {
                String beginning = new String(response.stream().readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
                throw RfcException.of(statuses.of(response, beginning));
            }
            return reader.read(response.stream(), Answer.charset(response), name);
        } catch (WireFormatException | IllegalArgumentException e) {
            String found = e instanceof WireFormatException ? e.getMessage() : "is in an unknown character set";
            throw failure(RfcErrorGroup.PROTOCOL, name, path + " " + found, e);
        } catch (IOException e) {
            throw e.getCause() instanceof DestinationException named
                    ? RouteErrors.of(named, name, false)
                    : failure(RfcErrorGroup.COMMUNICATION, name, path + " broke off before its end", e);
        }
    }

    /** A type is described with the functions that use it, and cannot be asked for alone. */
    @Override
    public Optional<RecordType> recordType(String name) {
        throw failure(RfcErrorGroup.NOT_SUPPORTED, name, "WSDL describes types with their functions only", null);
    }

    private RfcException failure(RfcErrorGroup group, String name, String found, Exception cause) {
        return RfcException.of(RfcFailure.of(group, destination, name, found), cause);
    }
}
