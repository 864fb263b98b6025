package dev.fairlead.jco;

import dev.fairlead.rfc.repository.MetadataFile;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.repository.RepositorySettings;
import java.util.List;

/** What a program added, then what its destination has. */
final class CustomRepository extends KeptRepository implements JCoCustomRepository {
    private final String name;
    private volatile JCoDestination destination;

    CustomRepository(String name) {
        super(new MetadataRepository(List.of(MetadataFile.of()), RepositorySettings.standard()));
        this.name = name;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public void addFunctionTemplateToCache(JCoFunctionTemplate template) {
        if (!(template instanceof FunctionTemplate known)) {
            throw Errors.foreign("template");
        }
        metadata.add(known.description());
    }

    @Override
    public void addRecordMetaDataToCache(JCoRecordMetaData record) {
        metadata.add(RecordMetaData.locked(record).type());
    }

    @Override
    public void setDestination(JCoDestination asked) {
        destination = asked == null ? null : SystemDestination.of(asked);
    }

    @Override
    public JCoFunctionTemplate getFunctionTemplate(String function) throws JCoException {
        JCoFunctionTemplate added = super.getFunctionTemplate(function);
        JCoDestination asked = destination;
        return added != null || asked == null ? added : asked.getRepository().getFunctionTemplate(function);
    }

    @Override
    public JCoRecordMetaData getRecordMetaData(String type) throws JCoException {
        JCoRecordMetaData added = super.getRecordMetaData(type);
        JCoDestination asked = destination;
        return added != null || asked == null ? added : asked.getRepository().getRecordMetaData(type);
    }

    @Override
    public boolean isUnicode() {
        JCoDestination asked = destination;
        try {
            return asked == null || asked.getRepository().isUnicode();
        } catch (JCoException e) {
            throw new JCoRuntimeException(e.getGroup(), e.getKey(), e.getMessage(), e);
        }
    }
}
