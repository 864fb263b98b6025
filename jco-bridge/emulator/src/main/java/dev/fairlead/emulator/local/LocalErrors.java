package dev.fairlead.emulator.local;

import dev.fairlead.emulator.module.AbapAbort;
import dev.fairlead.emulator.session.Outcome;
import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcMessage;
import dev.fairlead.rfc.dictionary.SystemInquiry;
import java.util.List;

/** What callers within the process are told of a call that did not return: the same as those over SOAP. */
final class LocalErrors {

    private LocalErrors() {}

    /** Throws unless the module returned. */
    static void check(String function, Outcome outcome) {
        if (outcome instanceof Outcome.Raised raised) {
            String name = raised.raise().name();
            throw RfcException.of(RfcFailure.of(RfcErrorGroup.ABAP_EXCEPTION, "", function, "raised " + name)
                    .withKey(name)
                    .withMessage(raised.raise().abapMessage()));
        }
        if (outcome instanceof Outcome.Aborted aborted) {
            throw aborted(function, aborted.abort());
        }
        if (outcome instanceof Outcome.Unauthorized) {
            throw RfcException.of(failure(function, "No authorization to call function module " + function)
                    .withNativeCode(SystemInquiry.NO_AUTHORITY));
        }
        if (outcome instanceof Outcome.Missing) {
            throw missing(function);
        }
    }

    /** Work that may have to wait for another thread. */
    @FunctionalInterface
    interface Waiting {
        void run() throws InterruptedException;
    }

    /** Runs it; who is interrupted while waiting knows that nothing ran. */
    static void waiting(String id, Waiting work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RfcException.of(failure(id, "The thread was interrupted while the same id ran in another"), e);
        }
    }

    static RfcException missing(String function) {
        return RfcException.of(
                RfcFailure.of(RfcErrorGroup.FUNCTION_NOT_FOUND, "", function, "the system has no such function"));
    }

    private static RfcException aborted(String function, AbapAbort abort) {
        char type = abort.errorId().equals(AbapAbort.MESSAGE_STATE) ? 'E' : ' ';
        return RfcException.of(failure(function, abort.getMessage())
                .withMessage(new RfcMessage("", type, "", abort.getMessage(), List.of()))
                .withNativeCode(abort.errorId()));
    }

    private static RfcFailure failure(String function, String text) {
        return RfcFailure.of(RfcErrorGroup.SYSTEM_FAILURE, "", function, text);
    }
}
