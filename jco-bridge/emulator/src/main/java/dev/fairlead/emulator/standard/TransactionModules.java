package dev.fairlead.emulator.standard;

import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;

import dev.fairlead.emulator.dictionary.StandardTypes;
import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.metadata.FunctionDescription;

/** Commit and rollback of what modules registered in the session. */
final class TransactionModules {

    private TransactionModules() {}

    static void addTo(FunctionRegistry registry) {
        registry.add(
                FunctionDescription.named("BAPI_TRANSACTION_COMMIT")
                        .optional("WAIT", charOf(1))
                        .exports("RETURN", structureOf(StandardTypes.BAPIRET2))
                        .build(),
                TransactionModules::commit);
        registry.add(
                FunctionDescription.named("BAPI_TRANSACTION_ROLLBACK")
                        .exports("RETURN", structureOf(StandardTypes.BAPIRET2))
                        .build(),
                (context, function) -> context.rollback());
    }

    /** Who does not wait is not told of an update that fails. */
    private static void commit(AbapContext context, RfcFunction function) {
        boolean written = context.commit();
        if (!written && function.imports().getChar("WAIT") != ' ') {
            Returns.fill(function.exports().getStructure("RETURN"), context, 'E', "S&", "150");
        }
    }
}
