package dev.fairlead.emulator.module;

import dev.fairlead.rfc.RfcFunction;

/**
 * A function module in Java. One object serves all calls, of several threads at a time; what belongs to a session is in
 * {@link AbapContext#memory}.
 */
@FunctionalInterface
public interface AbapFunction {

    /**
     * Runs the module. Whatever unchecked it throws is a short dump, a failed assertion too.
     *
     * @param function what was sent, in {@link RfcFunction#imports}, {@link RfcFunction#changing} and the tables; to be
     *     filled with what goes back: {@code function.exports().set("RESULT", 1)}
     * @throws AbapRaise to end with a declared exception; nothing is exported then
     */
    void call(AbapContext context, RfcFunction function) throws AbapRaise;
}
