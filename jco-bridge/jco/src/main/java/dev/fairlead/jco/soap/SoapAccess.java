package dev.fairlead.jco.soap;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.jco.spi.LogonData;
import dev.fairlead.jco.spi.PoolState;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcSession;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.dictionary.DictionarySource;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.repository.MetadataFile;
import dev.fairlead.rfc.repository.MetadataRepository;
import dev.fairlead.rfc.repository.MetadataSource;
import dev.fairlead.rfc.repository.RepositorySettings;
import dev.fairlead.rfc.transport.Principal;
import dev.fairlead.rfc.transport.SoapClient;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The way to one system over SOAP with one logon. Valid as long as nobody above says otherwise. */
final class SoapAccess implements DestinationAccess {
    private static final int MAXIMUM_LOGONS = 100;
    private static final String FILE = "file:";

    private final String id;
    private final String name;
    private final SoapProperties properties;
    private final SoapClient client;
    private final Turns turns;
    private final Optional<SoapAccess> asking;
    private final MetadataRepository repository;
    private final Map<LogonData, SoapAccess> others = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<LogonData, SoapAccess> eldest) {
            return size() > MAXIMUM_LOGONS;
        }
    };

    private long lastLogon;

    SoapAccess(String id, String name, SoapProperties properties) {
        this.id = id;
        this.name = name;
        this.properties = properties;
        Optional<Principal> principal = Optional.of(new Principal(properties.user(), Optional.empty()));
        this.client = new SoapClient(
                new JavaRoute(name, properties),
                properties.target(),
                properties.options(),
                () -> principal,
                Clock.systemUTC());
        this.turns = new Turns(name, properties.peak(), properties.waitingTime(), Clock.systemUTC());
        this.asking = properties.repository().map(other -> new SoapAccess(id + "/repository", name, other));
        this.repository = asking.map(SoapAccess::repository)
                .orElseGet(() -> new MetadataRepository(sources(), RepositorySettings.standard()));
    }

    private List<MetadataSource> sources() {
        return properties.options().metadata().stream().flatMap(this::source).toList();
    }

    private Stream<MetadataSource> source(String source) {
        return switch (source) {
            case "rfc" -> Stream.of(new DictionarySource(client));
            case "wsdl" -> client.wsdl().stream();
            default -> Stream.of(file(Path.of(source.substring(FILE.length()))));
        };
    }

    private MetadataSource file(Path path) {
        try (Reader in = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return MetadataFile.read(path.toString(), in);
        } catch (IOException e) {
            throw RfcException.of(
                    RfcFailure.of(RfcErrorGroup.CONFIGURATION, name, path.toString(), "cannot be read"), e);
        }
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
        return properties.masked();
    }

    @Override
    public MetadataRepository repository() {
        return repository;
    }

    @Override
    public DestinationAccess repositoryAccess() {
        return asking.isPresent() ? asking.get() : this;
    }

    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public PoolState pool() {
        return turns.state();
    }

    @Override
    public DestinationAccess with(LogonData logon) {
        synchronized (others) {
            return others.computeIfAbsent(
                    logon, data -> new SoapAccess(id + "/" + ++lastLogon, name, properties.with(data.properties())));
        }
    }

    private <T> T inTurn(Supplier<T> call) {
        Turns.Turn turn = turns.take();
        try {
            return call.get();
        } finally {
            turn.close();
        }
    }

    @Override
    public void call(FunctionData function) {
        inTurn(() -> {
            client.call(function);
            return null;
        });
    }

    /** Has its turn until it ends. */
    @Override
    public RfcSession begin() {
        Turns.Turn turn = turns.take();
        return new TurnSession(client.begin(), turn);
    }

    @Override
    public RfcTransactions transactions() {
        return client.transactions();
    }

    @Override
    public RfcSystemInfo systemInfo() {
        return inTurn(client::systemInfo);
    }

    @Override
    public void ping() {
        inTurn(() -> {
            client.ping();
            return null;
        });
    }

    @Override
    public String toString() {
        return "SOAP to " + name;
    }

    /** Gives the turn back when the session ends. */
    private record TurnSession(RfcSession session, Turns.Turn turn) implements RfcSession {

        @Override
        public void call(FunctionData function) {
            session.call(function);
        }

        @Override
        public boolean isStateful() {
            return session.isStateful();
        }

        @Override
        public void close() {
            try {
                session.close();
            } finally {
                turn.close();
            }
        }
    }
}
