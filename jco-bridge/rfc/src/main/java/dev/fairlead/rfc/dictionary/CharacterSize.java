package dev.fairlead.rfc.dictionary;

import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.call.RfcCaller;
import dev.fairlead.rfc.record.FunctionData;

/** Bytes of a character in the system's memory: asked for once, when first needed. */
final class CharacterSize {
    private static final int UNICODE = 2;

    private final RfcCaller caller;
    private volatile int bytes;

    CharacterSize(RfcCaller caller) {
        this.caller = caller;
    }

    int bytes() {
        int known = bytes;
        if (known == 0) {
            known = ask();
            bytes = known;
        }
        return known;
    }

    /** A user who may not ask gets what nearly every system has. */
    private int ask() {
        FunctionData question = new FunctionData(DictionaryFunctions.RFC_SYSTEM_INFO);
        try {
            caller.call(question);
        } catch (RfcSystemException e) {
            if (DictionaryFailures.isMissingAuthorization(e)) {
                return UNICODE;
            }
            throw e;
        }
        String codePage = question.exports().getStructure("RFCSI_EXPORT").getString("RFCCHARTYP");
        return codePage.equals("4102") || codePage.equals("4103") ? UNICODE : 1;
    }
}
