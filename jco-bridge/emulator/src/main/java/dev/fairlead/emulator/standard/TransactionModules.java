package dev.fairlead.emulator.standard;

import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.unit.CommitFunctions;

/** Commit and rollback of what modules registered in the session. */
final class TransactionModules {

    private TransactionModules() {}

    static void addTo(FunctionRegistry registry) {
        registry.add(CommitFunctions.BAPI_TRANSACTION_COMMIT, TransactionModules::commit);
        registry.add(CommitFunctions.BAPI_TRANSACTION_ROLLBACK, (context, function) -> context.rollback());
    }

    /** Who does not wait is not told of an update that fails. */
    private static void commit(AbapContext context, RfcFunction function) {
        boolean written = context.commit();
        if (!written && function.imports().getChar("WAIT") != ' ') {
            Returns.fill(function.exports().getStructure("RETURN"), context, 'E', "S&", "150");
        }
    }
}
