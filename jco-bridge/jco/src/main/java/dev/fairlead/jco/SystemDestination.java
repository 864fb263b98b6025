package dev.fairlead.jco;

import dev.fairlead.jco.monitor.JCoDestinationMonitor;
import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcUnsupportedException;
import dev.fairlead.rfc.record.FunctionData;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** A destination over a way to its system. */
abstract class SystemDestination extends PropertyReader {

    /** The destination behind the interface; there are no others. */
    static SystemDestination of(JCoDestination destination) {
        if (destination instanceof SystemDestination known) {
            return known;
        }
        throw new JCoRuntimeException(
                JCoException.JCO_ERROR_ILLEGAL_ARGUMENT, "the destination is none that JCoDestinationManager gave");
    }

    /**
     * The way to the system.
     *
     * @throws RfcException if there is none with the destination's logon
     */
    abstract DestinationAccess access();

    /** Id of the destination that this one was made of, or its own. */
    abstract String origin();

    static String changed(String destination) {
        return "The data of destination '" + destination + "' changed or were removed; look it up again";
    }

    /** Something that reaches for the system, in the words of this model if it fails. */
    private <T> T ask(Function<DestinationAccess, T> question) throws JCoException {
        try {
            DestinationAccess access = access();
            if (!access.isValid()) {
                throw new JCoException(JCoException.JCO_ERROR_DESTINATION_DATA_INVALID, changed(access.name()));
            }
            return question.apply(access);
        } catch (RfcException e) {
            throw Errors.checked(e);
        }
    }

    private void call(String what, Consumer<DestinationAccess> call) throws JCoException {
        ask(access -> {
            Throughput throughput = Throughput.isUsed() ? Throughput.of(access.id()) : null;
            if (throughput == null && !Trace.isOn(Trace.FAILURES)) {
                call.accept(access);
            } else {
                watched(access, what, call, throughput);
            }
            return null;
        });
    }

    private static void watched(
            DestinationAccess access, String what, Consumer<DestinationAccess> call, Throughput throughput) {
        long start = System.nanoTime();
        try {
            call.accept(access);
        } catch (RfcException e) {
            Trace.tell(Trace.FAILURES, () -> access.name() + ": " + what + " failed: " + e.key());
            throw e;
        } finally {
            long duration = System.nanoTime() - start;
            if (throughput != null) {
                throughput.add(duration);
            }
            Trace.tell(
                    Trace.CALLS,
                    () -> access.name() + ": " + what + " took " + TimeUnit.NANOSECONDS.toMillis(duration) + " ms");
        }
    }

    /** In the session of this thread, or one for itself. */
    final void call(FunctionData function) throws JCoException {
        call(function.name(), access -> JCoContext.caller(access).call(function));
    }

    /** Exactly once. */
    final void call(FunctionData function, String tid) throws JCoException {
        TransactionIds.check(tid);
        call(function.name(), access -> access.transactions().execute(tid, function));
    }

    /** Exactly once, behind what the queue has. */
    final void call(FunctionData function, String tid, String queue) throws JCoException {
        TransactionIds.check(tid);
        if (queue == null || queue.isBlank()) {
            throw new JCoException(JCoException.JCO_ERROR_ILLEGAL_ARGUMENT, "The queue has no name");
        }
        call(function.name(), access -> access.transactions().executeInQueue(tid, queue, function));
    }

    @Override
    Map<String, String> properties() {
        return Errors.unchecked(() -> access().properties());
    }

    @Override
    public String getDestinationName() {
        return access().name();
    }

    @Override
    public String getDestinationID() {
        return Errors.unchecked(() -> access().id());
    }

    @Override
    public boolean isValid() {
        return Errors.unchecked(() -> access().isValid());
    }

    @Override
    public final JCoRepository getRepository() throws JCoException {
        return ask(access -> new SystemRepository(access, access.repository()));
    }

    @Override
    public final JCoAttributes getAttributes() throws JCoException {
        return ask(SystemAttributes::of);
    }

    @Override
    public final Properties getProperties() {
        Properties copy = new Properties();
        copy.putAll(properties());
        return copy;
    }

    @Override
    public final void ping() throws JCoException {
        call("ping", DestinationAccess::ping);
    }

    @Override
    public final String createTID() throws JCoException {
        return ask(access -> TransactionIds.create());
    }

    /** Where transactions cannot run there is nothing to forget. */
    @Override
    public final void confirmTID(String tid) throws JCoException {
        TransactionIds.check(tid);
        ask(access -> {
            try {
                access.transactions().confirm(tid);
            } catch (RfcUnsupportedException e) {
                return null;
            }
            return null;
        });
    }

    @Override
    public JCoCustomDestination createCustomDestination() {
        return new CustomDestination(this);
    }

    @Override
    public final JCoDestinationMonitor getMonitor() {
        return Errors.unchecked(() -> new DestinationMonitor(access(), origin()));
    }

    @Override
    public final JCoDestinationMonitor getRepositoryDestinationMonitor() {
        return Errors.unchecked(() -> {
            DestinationAccess repository = access().repositoryAccess();
            return new DestinationMonitor(repository, repository.id());
        });
    }

    @Override
    public final void setThroughput(JCoThroughput throughput) {
        Throughput.attach(getDestinationID(), throughput);
    }

    @Override
    public final JCoThroughput getThroughput() {
        return Throughput.of(getDestinationID());
    }

    @Override
    public final JCoThroughput removeThroughput() {
        JCoThroughput before = getThroughput();
        Throughput.attach(getDestinationID(), null);
        return before;
    }

    /** Name only: properties may tell much. */
    @Override
    public String toString() {
        return "destination " + getDestinationName();
    }
}
