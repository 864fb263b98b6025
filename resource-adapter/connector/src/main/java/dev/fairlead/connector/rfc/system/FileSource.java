package dev.fairlead.connector.rfc.system;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.repository.MetadataFile;
import dev.fairlead.rfc.repository.MetadataSource;
import dev.fairlead.rfc.transport.TransportOptions;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.function.Supplier;

/** Interfaces of functions in a file, read when the first is asked for, and again after it was forgotten. */
final class FileSource implements MetadataSource {
    private final String destination;
    private final Supplier<Reader> file;
    private volatile Optional<MetadataFile> known = Optional.empty();

    FileSource(String destination, Supplier<Reader> file) {
        this.destination = destination;
        this.file = file;
    }

    @Override
    public Optional<FunctionDescription> function(String name) {
        return read().function(name);
    }

    @Override
    public Optional<RecordType> recordType(String name) {
        return read().recordType(name);
    }

    @Override
    public void forget() {
        known = Optional.empty();
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    private MetadataFile read() {
        Optional<MetadataFile> before = known;
        if (before.isPresent()) {
            return before.get();
        }
        try (Reader reader = file.get()) {
            MetadataFile read = MetadataFile.read(TransportOptions.PREFIX + "metadata", reader);
            known = Optional.of(read);
            return read;
        } catch (IOException e) {
            throw RfcException.of(
                    RfcFailure.of(
                            RfcErrorGroup.CONFIGURATION,
                            destination,
                            TransportOptions.PREFIX + "metadata",
                            "names a file that cannot be read"),
                    e);
        }
    }
}
