package dev.fairlead.jco.soap;

import dev.fairlead.jco.spi.ChannelAccess;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.LogonData;
import dev.fairlead.jco.spi.PoolState;
import dev.fairlead.rfc.call.Turns;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.repository.RepositorySettings;
import dev.fairlead.rfc.transport.Principal;
import dev.fairlead.rfc.transport.SoapClient;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The way to one system over SOAP with one logon. Valid as long as nobody above says otherwise. */
final class SoapAccess extends ChannelAccess {
    private static final int MAXIMUM_LOGONS = 100;

    private final SoapProperties properties;
    private final Turns turns;
    private final Optional<SoapAccess> asking;
    private final Map<LogonData, SoapAccess> others = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LogonData, SoapAccess> eldest) {
            return size() > MAXIMUM_LOGONS;
        }
    };

    private long lastLogon;

    private SoapAccess(
            String id,
            String name,
            SoapProperties properties,
            TurnChannel channel,
            MetadataRepository repository,
            Optional<SoapAccess> asking) {
        super(id, name, properties.masked(), channel, repository);
        this.properties = properties;
        this.turns = channel.turns();
        this.asking = asking;
    }

    static SoapAccess of(String id, String name, SoapProperties properties) {
        Optional<Principal> principal = Optional.of(new Principal(properties.user(), Optional.empty()));
        SoapClient client = new SoapClient(
                new JavaRoute(name, properties),
                properties.target(),
                properties.options(),
                () -> principal,
                Clock.systemUTC());
        Turns turns = new Turns(name, properties.peak(), properties.waitingTime(), Clock.systemUTC());
        Optional<SoapAccess> asking = properties.repository().map(other -> of(id + "/repository", name, other));
        MetadataRepository repository = asking.map(SoapAccess::repository)
                .orElseGet(() -> new MetadataRepository(
                        new SoapSources(name, client).of(properties.options().metadata()),
                        RepositorySettings.standard()));
        return new SoapAccess(id, name, properties, new TurnChannel(client, turns), repository, asking);
    }

    @Override
    public DestinationAccess repositoryAccess() {
        return asking.isPresent() ? asking.get() : this;
    }

    @Override
    public PoolState pool() {
        return PoolState.of(turns);
    }

    @Override
    public DestinationAccess with(LogonData logon) {
        synchronized (others) {
            return others.computeIfAbsent(
                    logon, data -> of(id() + "/" + ++lastLogon, name(), properties.with(data.properties())));
        }
    }
}
