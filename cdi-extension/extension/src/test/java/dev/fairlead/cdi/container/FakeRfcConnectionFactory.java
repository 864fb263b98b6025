package dev.fairlead.cdi.container;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.rfc.RfcConnection;
import dev.fairlead.rfc.RfcConnectionFactory;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.RfcUnitOfWork;
import dev.fairlead.rfc.mapping.FunctionCalls;
import dev.fairlead.rfc.mapping.Modules;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.telemetry.RfcTelemetry;
import dev.fairlead.rfc.telemetry.SystemLoad;
import dev.fairlead.source.DestinationLookup;
import dev.fairlead.source.Registration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.naming.Reference;
import javax.sql.DataSource;

/** A connection factory for systems with one function, which echoes. It counts the handles not given back. */
public final class FakeRfcConnectionFactory implements RfcConnectionFactory {
    private static final long serialVersionUID = 1L;

    private static final FunctionDescription ECHO = FunctionDescription.named("STFC_CONNECTION")
            .imports("REQUTEXT", FieldType.charOf(255))
            .exports("ECHOTEXT", FieldType.charOf(255))
            .build();

    private final transient Set<String> destinations = ConcurrentHashMap.newKeySet();
    private final transient List<Call> calls = new CopyOnWriteArrayList<>();
    private final transient Map<Class<?>, Object> models = new ConcurrentHashMap<>();
    private final transient Map<String, RfcTelemetry> telemetries = new ConcurrentHashMap<>();
    private final transient List<SystemLoad> loads = new CopyOnWriteArrayList<>();
    private final transient FakeOutbox outbox = new FakeOutbox();
    private final AtomicInteger openHandles = new AtomicInteger();
    private Reference reference;

    /** One call of a function. */
    public record Call(DestinationLookup lookup, OnBehalfOf user, String function) {}

    /** Adds a system. */
    public FakeRfcConnectionFactory system(String destination) {
        destinations.add(destination);
        return this;
    }

    public List<Call> calls() {
        return calls;
    }

    public int openHandles() {
        return openHandles.get();
    }

    @Override
    public RfcConnection getConnection(DestinationLookup lookup, OnBehalfOf user) {
        check(lookup);
        openHandles.incrementAndGet();
        return new Handle(lookup, user);
    }

    @Override
    public RfcOutbox outbox(DataSource database) {
        return outbox;
    }

    /** The one outbox that it has. */
    public FakeOutbox outbox() {
        return outbox;
    }

    @Override
    public void check(DestinationLookup lookup) {
        if (!destinations.contains(lookup.name())) {
            throw DestinationException.of(
                    ErrorDetail.of(ErrorCode.DESTINATION_NOT_FOUND, lookup.name(), "", "is not in order"));
        }
    }

    @Override
    public <T> T modules(Class<T> type, RfcConnection connection) {
        return Modules.implement(type, calls(connection::function, connection::call));
    }

    @Override
    public <T> T unwrap(Class<T> type, DestinationLookup lookup, Supplier<OnBehalfOf> users) {
        check(lookup);
        return type.cast(models.getOrDefault(type, lookup));
    }

    /** Gives this for a destination as another programming model has it. */
    public <T> FakeRfcConnectionFactory model(Class<T> type, T destination) {
        models.put(type, destination);
        return this;
    }

    /** A fresh call of its function. */
    public RfcFunction function() {
        return new FunctionData(ECHO);
    }

    @Override
    public Registration observe(String application, RfcTelemetry telemetry) {
        telemetries.put(application, telemetry);
        return () -> telemetries.remove(application, telemetry);
    }

    /** Who hears of an application's calls. */
    public Optional<RfcTelemetry> telemetry(String application) {
        return Optional.ofNullable(telemetries.get(application));
    }

    @Override
    public List<SystemLoad> loads(String application) {
        return telemetries.containsKey(application) ? loads : List.of();
    }

    /** Something goes on at a system. */
    public void load(SystemLoad load) {
        loads.add(load);
    }

    private static FunctionCalls calls(Function<String, RfcFunction> functions, Consumer<RfcFunction> calls) {
        return new FunctionCalls() {
            @Override
            public RfcFunction function(String name) {
                return functions.apply(name);
            }

            @Override
            public void call(RfcFunction function) {
                calls.accept(function);
            }
        };
    }

    @Override
    public void setReference(Reference given) {
        reference = given;
    }

    @Override
    public Reference getReference() {
        return reference;
    }

    private final class Handle implements RfcConnection, RfcUnitOfWork {
        private final DestinationLookup lookup;
        private final OnBehalfOf user;
        private boolean closed;

        Handle(DestinationLookup lookup, OnBehalfOf user) {
            this.lookup = lookup;
            this.user = user;
        }

        @Override
        public RfcFunction function(String name) {
            return new FunctionData(ECHO);
        }

        @Override
        public void call(RfcFunction function) {
            calls.add(new Call(lookup, user, function.name()));
            function.exports().set("ECHOTEXT", function.imports().getString("REQUTEXT"));
        }

        @Override
        public <T> T modules(Class<T> type) {
            return Modules.implement(type, calls(this::function, this::call));
        }

        @Override
        public RfcSystemInfo systemInfo() {
            return new RfcSystemInfo("FLD", "00", "", "", "758", "", "4103", "100", "", false, "EN");
        }

        @Override
        public void ping() {}

        @Override
        public RfcUnitOfWork begin() {
            openHandles.incrementAndGet();
            return new Handle(lookup, user);
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            return type.cast(lookup);
        }

        @Override
        public void commit() {}

        @Override
        public void commit(boolean wait) {}

        @Override
        public void rollback() {}

        @Override
        public boolean isStateful() {
            return true;
        }

        @Override
        public void close() {
            if (closed) {
                throw new IllegalStateException("closed twice");
            }
            closed = true;
            openHandles.decrementAndGet();
        }
    }
}
