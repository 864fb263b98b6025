package dev.fairlead.rfc.dictionary;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;

/** What goes wrong when a dictionary is read. */
final class DictionaryFailures {

    private DictionaryFailures() {}

    /** The system's answer makes no sense. */
    static RfcException strange(String place, String found) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.PROTOCOL, "", place, found));
    }

    static boolean isMissingAuthorization(RfcException failure) {
        return failure.nativeCode().equals(SystemInquiry.NO_AUTHORITY);
    }

    /** Says which function the user may not call, and what to do about it. */
    static RfcException notAllowed(String asked, String function, RfcException cause) {
        return RfcException.of(
                RfcFailure.of(
                                cause.group(),
                                cause.destination(),
                                asked,
                                "the user may not call " + function + ", which describes it")
                        .withKey(cause.key())
                        .withMessage(cause.abapMessage())
                        .withNativeCode(SystemInquiry.NO_AUTHORITY)
                        .withHint("Give the user S_RFC for it, or set jco.destination.repository.user, or"
                                + " jco.destination.x_fairlead.metadata to wsdl or to a file"),
                cause);
    }
}
