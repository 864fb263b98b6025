package dev.fairlead.jco;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.repository.MetadataRepository;
import java.util.Optional;
import java.util.function.Function;

/** The metadata of a destination. */
final class SystemRepository implements JCoRepository {
    private final String name;
    private final MetadataRepository metadata;

    SystemRepository(String name, MetadataRepository metadata) {
        this.name = name;
        this.metadata = metadata;
    }

    private <T> T find(String wanted, Function<String, Optional<T>> lookup) throws JCoException {
        try {
            return lookup.apply(wanted).orElse(null);
        } catch (RfcException e) {
            throw Errors.checked(e);
        }
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public JCoFunction getFunction(String function) throws JCoException {
        return find(function, wanted -> metadata.function(wanted).map(FunctionCall::new));
    }

    @Override
    public JCoFunctionTemplate getFunctionTemplate(String function) throws JCoException {
        return find(function, wanted -> metadata.describe(wanted).map(FunctionTemplate::new));
    }

    @Override
    public JCoListMetaData getFunctionInterface(String function) throws JCoException {
        JCoFunctionTemplate template = getFunctionTemplate(function);
        return template == null ? null : template.getFunctionInterface();
    }

    @Override
    public JCoRecordMetaData getRecordMetaData(String type) throws JCoException {
        return find(type, wanted -> metadata.recordType(wanted).map(RecordMetaData::new));
    }

    @Override
    public JCoRecordMetaData getStructureDefinition(String type) throws JCoException {
        return getRecordMetaData(type);
    }

    @Override
    public void removeFunctionTemplateFromCache(String function) {
        metadata.removeFunction(function);
    }

    @Override
    public void removeRecordMetaDataFromCache(String type) {
        metadata.removeRecordType(type);
    }

    @Override
    public String[] getCachedFunctionTemplateNames() {
        return metadata.cachedFunctions().toArray(String[]::new);
    }

    @Override
    public String[] getCachedRecordMetaDataNames() {
        return metadata.cachedRecordTypes().toArray(String[]::new);
    }

    @Override
    public void clear() {
        metadata.clear();
    }

    @Override
    public String toString() {
        return "repository of " + name;
    }
}
