package dev.fairlead.rfc.probe;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcMessage;
import java.util.Set;

/** Failures in words of our own: what a system says in its texts may be of its business. */
final class Words {
    private static final Set<RfcErrorGroup> OF_THE_SYSTEM =
            Set.of(RfcErrorGroup.SYSTEM_FAILURE, RfcErrorGroup.ABAP_EXCEPTION, RfcErrorGroup.FUNCTION_NOT_FOUND);

    private Words() {}

    /** Code, key and number of the message; the text only where it is ours. */
    static String of(RfcException failure) {
        return OF_THE_SYSTEM.contains(failure.group())
                ? failure.group().code().id() + " " + kind(failure)
                : failure.getMessage();
    }

    /** How a failure of the system looks: group, key, its own code, and the number of its message. */
    static String shape(RfcException failure) {
        return failure.group().number() + " " + kind(failure);
    }

    private static String kind(RfcException failure) {
        RfcMessage message = failure.abapMessage();
        String number = message.messageClass() + message.number();
        return failure.key()
                + (failure.nativeCode().isEmpty() ? "" : " (" + failure.nativeCode() + ")")
                + (number.isEmpty() ? "" : " message " + number);
    }
}
