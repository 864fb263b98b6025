package dev.fairlead.cdi.container;

import dev.fairlead.rfc.OutboxEntry;
import dev.fairlead.rfc.OutboxState;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcOutbox;
import dev.fairlead.source.DestinationLookup;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** An outbox that remembers where to it was told to send; the id of a call is its number. */
public final class FakeOutbox implements RfcOutbox {
    private final List<DestinationLookup> destinations = new ArrayList<>();

    public List<DestinationLookup> destinations() {
        return List.copyOf(destinations);
    }

    /** A database that nobody uses. */
    public static DataSource database() {
        return (DataSource) Proxy.newProxyInstance(
                FakeOutbox.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, values) -> switch (method.getName()) {
                    case "hashCode" -> 1;
                    case "equals" -> proxy == values[0];
                    default -> throw new AssertionError("nothing is written or read: " + method);
                });
    }

    @Override
    public String send(DestinationLookup destination, RfcFunction function) {
        destinations.add(destination);
        return Integer.toString(destinations.size());
    }

    @Override
    public String send(DestinationLookup destination, RfcFunction function, String queue) {
        return send(destination, function);
    }

    @Override
    public List<OutboxEntry> entries(OutboxState state, int most) {
        return List.of();
    }

    @Override
    public Map<DestinationLookup, Long> pending() {
        return destinations.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Override
    public boolean retry(String tid) {
        return false;
    }

    @Override
    public boolean discard(String tid) {
        return false;
    }

    @Override
    public void close() {}
}
