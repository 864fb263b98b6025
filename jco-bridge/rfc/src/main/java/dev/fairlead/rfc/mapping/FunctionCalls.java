package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcFunction;

/** Where the methods of a mapped interface find functions and have them called. */
public interface FunctionCalls {

    /** A fresh call of a function. */
    RfcFunction function(String name);

    /** Calls it. */
    void call(RfcFunction function);
}
