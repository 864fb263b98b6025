package dev.fairlead.emulator.standard;

import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.rfc.RfcRecord;

/** Writes results of business functions. */
final class Returns {

    private Returns() {}

    /** Fills a {@code BAPIRET2} with a message. */
    static void fill(
            RfcRecord result, AbapContext context, char type, String messageClass, String number, String... variables) {
        result.set("TYPE", type)
                .set("ID", messageClass)
                .set("NUMBER", number)
                .set("MESSAGE", context.text(messageClass, number, variables));
        for (int i = 0; i < variables.length; i++) {
            result.set("MESSAGE_V" + (i + 1), variables[i]);
        }
    }
}
