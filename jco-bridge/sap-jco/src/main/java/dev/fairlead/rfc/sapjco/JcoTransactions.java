package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.call.RfcTransactions;
import dev.fairlead.rfc.record.FunctionData;
import java.lang.invoke.MethodHandle;

/** Calls by transaction id (RFC specification, B.10). Nothing comes back, and the caller's values stay as they are. */
final class JcoTransactions implements RfcTransactions {
    private final SapJcoSystem system;
    private final JcoTypes types;

    JcoTransactions(SapJcoSystem system, JcoTypes types) {
        this.system = system;
        this.types = types;
    }

    @Override
    public void execute(String tid, FunctionData... functions) {
        MethodHandle execute = types.functions().executeOnce();
        system.send(only(functions), (function, open) -> {
            execute.invokeExact(function, open, tid);
        });
    }

    @Override
    public void executeInQueue(String tid, String queue, FunctionData... functions) {
        MethodHandle execute = types.functions().executeInQueue();
        system.send(only(functions), (function, open) -> {
            execute.invokeExact(function, open, tid, queue);
        });
    }

    @Override
    public void confirm(String tid) {
        system.run("transaction " + tid, open -> {
            types.destinations().confirm().invokeExact(open, tid);
            return null;
        });
    }

    /** A second one under the same id would be taken for a repetition of the first, and not run. */
    private FunctionData only(FunctionData... functions) {
        if (functions.length == 1) {
            return functions[0];
        }
        throw RfcException.of(RfcFailure.of(
                        RfcErrorGroup.NOT_SUPPORTED,
                        system.name(),
                        "transaction",
                        "has " + functions.length + " functions, and SAP JCo's have one each")
                .withHint(
                        "Give each function a transaction id of its own, or call one function that calls the others"));
    }
}
