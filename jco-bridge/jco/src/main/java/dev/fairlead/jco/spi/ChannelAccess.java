package dev.fairlead.jco.spi;

import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcChannel;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.dictionary.DictionarySource;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.repository.RepositorySettings;
import java.util.List;
import java.util.Map;

/** The way to a system by a channel that there is already, such as that of an emulator in the process. Always valid. */
public class ChannelAccess implements DestinationAccess {
    private final String id;
    private final String name;
    private final Map<String, String> properties;
    private final RfcChannel channel;
    private final MetadataRepository repository;

    /**
     * Functions and types are asked for through the channel itself.
     *
     * @param properties with their keys, {@code jco.client.client}; secrets masked
     */
    public ChannelAccess(String id, String name, Map<String, String> properties, RfcChannel channel) {
        this(
                id,
                name,
                properties,
                channel,
                new MetadataRepository(List.of(new DictionarySource(channel)), RepositorySettings.standard()));
    }

    /** As the other constructor, with functions and types of its own. */
    public ChannelAccess(
            String id, String name, Map<String, String> properties, RfcChannel channel, MetadataRepository repository) {
        this.id = id;
        this.name = name;
        this.properties = Map.copyOf(properties);
        this.channel = channel;
        this.repository = repository;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> properties() {
        return properties;
    }

    @Override
    public MetadataRepository repository() {
        return repository;
    }

    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public void call(FunctionData function) {
        channel.call(function);
    }

    @Override
    public RfcSession begin() {
        return channel.begin();
    }

    @Override
    public RfcTransactions transactions() {
        return channel.transactions();
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return channel.systemInfo();
    }

    @Override
    public void ping() {
        channel.ping();
    }

    @Override
    public String toString() {
        return "way to " + name;
    }
}
