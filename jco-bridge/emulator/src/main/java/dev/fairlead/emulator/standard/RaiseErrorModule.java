package dev.fairlead.emulator.standard;

import static dev.fairlead.rfc.metadata.FieldType.charOf;

import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.AbapRaise;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.metadata.FunctionDescription;

/**
 * Ends as it is told to (RFC specification, E.7).
 *
 * <pre>
 * METHOD     MESSAGETYPE
 * blank, 0   E, A          error message SR 006
 *            X             short dump MESSAGE_TYPE_X with SR 006
 *            others        returns
 * 1          E             exception RAISE_EXCEPTION with message SR 006
 * 2          E             exception RAISE_EXCEPTION without a message
 * 3          any           short dump COMPUTE_INT_ZERODIVIDE
 * </pre>
 *
 * With other values it returns.
 */
final class RaiseErrorModule {
    private static final String EXCEPTION = "RAISE_EXCEPTION";

    private RaiseErrorModule() {}

    static void addTo(FunctionRegistry registry) {
        registry.add(
                FunctionDescription.named("RFC_RAISE_ERROR")
                        .optional("METHOD", charOf(4))
                        .optional("MESSAGETYPE", charOf(1))
                        .raises(EXCEPTION)
                        .build(),
                RaiseErrorModule::raise);
    }

    private static void raise(AbapContext context, RfcFunction function) throws AbapRaise {
        String method = function.imports().getString("METHOD");
        char type = function.imports().getChar("MESSAGETYPE");
        if (method.isEmpty() || method.equals("0")) {
            if (type != ' ') {
                context.message(type, "SR", "006");
            }
        } else if (method.equals("1") && type == 'E') {
            throw context.raise(EXCEPTION, "SR", 'E', "006");
        } else if (method.equals("2") && type == 'E') {
            throw context.raise(EXCEPTION);
        } else if (method.equals("3")) {
            throw context.dump("COMPUTE_INT_ZERODIVIDE", "Division by 0");
        }
    }
}
