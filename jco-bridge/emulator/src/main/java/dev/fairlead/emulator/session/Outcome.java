package dev.fairlead.emulator.session;

import dev.fairlead.emulator.module.AbapAbort;
import dev.fairlead.emulator.module.AbapRaise;

/** How a call of a function module ended. */
public sealed interface Outcome {

    /** The module returned. */
    record Returned() implements Outcome {}

    /** The module raised an exception that it declares. */
    record Raised(AbapRaise raise) implements Outcome {}

    /** A message or short dump ended the module, and the session. */
    record Aborted(AbapAbort abort) implements Outcome {}

    /** The user may not call the module. */
    record Unauthorized(String function) implements Outcome {}

    /** There is no such module. */
    record Missing(String function) implements Outcome {}
}
