package dev.fairlead.connector.rfc.metrics;

import dev.fairlead.rfc.telemetry.CalledSystem;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;

/** Gives what the systems count to those who ask over JMX; asks the systems only then. */
public final class FunctionCalls implements FunctionCallsMXBean {
    private static final Logger LOG = System.getLogger(FunctionCalls.class.getName());
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Supplier<List<SystemCalls>> loads;

    FunctionCalls(Supplier<List<SystemCalls>> loads) {
        this.loads = loads;
    }

    /** Ends the publication; must be called, for the platform would keep the bean and its class loader. */
    @FunctionalInterface
    public interface Publication extends AutoCloseable {

        @Override
        void close();
    }

    /** Publishes the loads as {@code dev.fairlead:type=FunctionCalls}. Where that is refused, there are no metrics. */
    public static Publication publish(Supplier<List<SystemCalls>> loads) {
        try {
            ObjectName name = new ObjectName("dev.fairlead:type=FunctionCalls,runtime=" + NUMBER.incrementAndGet());
            ManagementFactory.getPlatformMBeanServer().registerMBean(new FunctionCalls(loads), name);
            return () -> withdraw(name);
        } catch (JMException | SecurityException e) {
            LOG.log(Level.WARNING, "Calls of functions are not shown over JMX", e);
            return () -> {};
        }
    }

    private static void withdraw(ObjectName name) {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException e) {
            LOG.log(Level.WARNING, "Metrics of functions cannot be withdrawn", e);
        }
    }

    @Override
    public Map<String, Long> getCallCount() {
        return ofCalls(SystemCalls.Calls::count, Long::sum);
    }

    @Override
    public Map<String, Double> getCallSeconds() {
        return ofCalls(calls -> calls.total().toNanos() / 1e9, Double::sum);
    }

    @Override
    public Map<String, Integer> getPoolUsed() {
        return ofSystems(calls -> calls.load().used(), Integer::sum);
    }

    @Override
    public Map<String, Integer> getPoolIdle() {
        return ofSystems(calls -> calls.load().idle(), Integer::sum);
    }

    @Override
    public Map<String, Integer> getPoolWaiting() {
        return ofSystems(calls -> calls.load().waiting(), Integer::sum);
    }

    @Override
    public Map<String, Long> getMetadataLookups() {
        return ofSystems(SystemCalls::lookups, Long::sum);
    }

    @Override
    public Map<String, Integer> getOpenSessions() {
        return ofSystems(calls -> calls.load().sessions(), Integer::sum);
    }

    private <N> Map<String, N> ofSystems(Function<SystemCalls, N> number, BinaryOperator<N> sum) {
        Map<String, N> numbers = new TreeMap<>();
        loads.get().forEach(load -> numbers.merge(labels(load), number.apply(load), sum));
        return numbers;
    }

    private <N> Map<String, N> ofCalls(Function<SystemCalls.Calls, N> number, BinaryOperator<N> sum) {
        Map<String, N> numbers = new TreeMap<>();
        for (SystemCalls load : loads.get()) {
            for (SystemCalls.Calls calls : load.calls()) {
                String labels = labels(load) + ",function=" + calls.function() + ",outcome=" + calls.outcome();
                numbers.merge(labels, number.apply(calls), sum);
            }
        }
        return numbers;
    }

    /** Versions of one destination are one line: they follow each other. */
    private static String labels(SystemCalls load) {
        CalledSystem system = load.load().system();
        return "application=" + load.application() + ",tenant=" + system.tenant() + ",destination="
                + system.destination() + ",transport=" + system.transport();
    }
}
