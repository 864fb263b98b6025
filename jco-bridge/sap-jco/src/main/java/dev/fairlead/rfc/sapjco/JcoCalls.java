package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.sapjco.JcoFailures.Phase;
import java.lang.invoke.MethodHandle;

/** Calls of ours made as calls of SAP's. */
final class JcoCalls {
    private final JcoTypes types;
    private final String destination;
    private final JcoFailures failures;

    /** @param destination its name, for messages */
    JcoCalls(JcoTypes types, String destination, JcoFailures failures) {
        this.types = types;
        this.destination = destination;
        this.failures = failures;
    }

    /** How a function of SAP's is sent. */
    @FunctionalInterface
    interface Sending {
        void send(Object function) throws Throwable;
    }

    /** Calls and takes over the results. */
    void call(FunctionData function, Object open) {
        MethodHandle execute = types.functions().execute();
        run(
                function,
                open,
                theirs -> {
                    execute.invokeExact(theirs, open);
                },
                true);
    }

    /** Sends a call that has no results. */
    void send(FunctionData function, Object open, Sending sending) {
        run(function, open, sending, false);
    }

    private void run(FunctionData function, Object open, Sending sending, boolean results) {
        Phase phase = Phase.PREPARING;
        try {
            Object theirs = fresh(function.name(), open);
            FunctionCopy copy = new FunctionCopy(types, function, theirs);
            copy.send();
            phase = Phase.EXECUTING;
            sending.send(theirs);
            phase = Phase.READING;
            if (results) {
                copy.receive();
            }
        } catch (Throwable e) {
            throw failures.of(e, function.name(), phase);
        }
    }

    private Object fresh(String function, Object open) throws Throwable {
        Object template = template(function, open);
        if (template == null) {
            throw RfcException.of(RfcFailure.of(
                    RfcErrorGroup.FUNCTION_NOT_FOUND, destination, function, "the system has no such function"));
        }
        return (Object) types.functions().create().invokeExact(template);
    }

    /** SAP's description of a function; null if the system has none of that name. */
    Object template(String function, Object open) throws Throwable {
        return (Object) types.destinations().template().invokeExact(repository(open), function);
    }

    Object repository(Object open) throws Throwable {
        return (Object) types.destinations().repository().invokeExact(open);
    }
}
