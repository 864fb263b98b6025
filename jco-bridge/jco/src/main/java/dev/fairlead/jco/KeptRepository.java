package dev.fairlead.jco;

import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.repository.MetadataRepository;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Optional;
import java.util.function.Function;

/** Metadata that are kept, in the words of this model. */
abstract class KeptRepository implements JCoRepository {
    final MetadataRepository metadata;

    KeptRepository(MetadataRepository metadata) {
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
    public final JCoFunction getFunction(String function) throws JCoException {
        JCoFunctionTemplate template = getFunctionTemplate(function);
        return template == null ? null : template.getFunction();
    }

    @Override
    public final JCoRequest getRequest(String function) throws JCoException {
        JCoFunctionTemplate template = getFunctionTemplate(function);
        return template == null ? null : template.getRequest();
    }

    @Override
    public JCoFunctionTemplate getFunctionTemplate(String function) throws JCoException {
        return find(function, wanted -> metadata.describe(wanted).map(FunctionTemplate::new));
    }

    @Override
    public final JCoListMetaData getFunctionInterface(String function) throws JCoException {
        JCoFunctionTemplate template = getFunctionTemplate(function);
        return template == null ? null : template.getFunctionInterface();
    }

    @Override
    public JCoRecordMetaData getRecordMetaData(String type) throws JCoException {
        return find(type, wanted -> metadata.recordType(wanted).map(RecordMetaData::new));
    }

    @Override
    public final JCoRecordMetaData getStructureDefinition(String type) throws JCoException {
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
    public void load(Reader in) throws JCoException {
        try {
            metadata.load(in);
        } catch (RfcException e) {
            throw Errors.checked(e);
        }
    }

    /** As a whole, so that a failing writer is told of by its own exception. */
    @Override
    public void save(Writer out) throws JCoException, IOException {
        StringWriter text = new StringWriter();
        try {
            metadata.save(text);
        } catch (RfcException e) {
            throw Errors.checked(e);
        }
        out.write(text.toString());
        out.flush();
    }

    @Override
    public String toString() {
        return "repository of " + getName();
    }
}
