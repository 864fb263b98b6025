package dev.fairlead.cdi.container;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.repository.MetadataSource;
import dev.fairlead.rfc.repository.RepositorySettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way to a system with one function, which echoes. */
public record EchoAccess(String name, String client) implements DestinationAccess {

    private static final class OneFunction implements MetadataSource {

        @Override
        public Optional<FunctionDescription> function(String name) {
            return Optional.of(FunctionDescription.named(name)
                    .imports("REQUTEXT", FieldType.charOf(255))
                    .exports("ECHOTEXT", FieldType.charOf(255))
                    .build());
        }

        @Override
        public Optional<RecordType> recordType(String name) {
            return Optional.empty();
        }
    }

    @Override
    public String id() {
        return name;
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("jco.client.client", client);
    }

    @Override
    public MetadataRepository repository() {
        return new MetadataRepository(List.of(new OneFunction()), RepositorySettings.standard());
    }

    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public void call(FunctionData function) {
        function.exports().set("ECHOTEXT", function.imports().getString("REQUTEXT"));
    }

    @Override
    public RfcSession begin() {
        throw new UnsupportedOperationException("keeps no session");
    }

    @Override
    public RfcTransactions transactions() {
        throw new UnsupportedOperationException("has no transactions");
    }

    @Override
    public RfcSystemInfo systemInfo() {
        throw new UnsupportedOperationException("tells nothing");
    }

    @Override
    public void ping() {}
}
