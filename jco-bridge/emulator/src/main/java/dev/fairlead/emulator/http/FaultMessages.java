package dev.fairlead.emulator.http;

import dev.fairlead.emulator.session.Outcome;
import dev.fairlead.rfc.RfcMessage;
import dev.fairlead.rfc.soap.SoapFault;
import java.util.Optional;

/** What callers over SOAP are told of a call that did not return (RFC specification, C.6.7 to C.6.9). */
final class FaultMessages {

    private FaultMessages() {}

    /** The fault; empty if the module returned. */
    static Optional<SoapFault> of(String function, Outcome outcome) {
        if (outcome instanceof Outcome.Raised raised) {
            RfcMessage message = raised.raise().abapMessage();
            return Optional.of(SoapFault.of(new SoapFault.Raised(
                    function,
                    raised.raise().name(),
                    message.text(),
                    message.messageClass(),
                    message.number(),
                    message.parameters())));
        }
        if (outcome instanceof Outcome.Aborted aborted) {
            return Optional.of(SoapFault.of(new SoapFault.Failed(
                    aborted.abort().errorId(), aborted.abort().getMessage())));
        }
        if (outcome instanceof Outcome.Unauthorized) {
            return Optional.of(SoapFault.of(
                    "Client", "RFC_AUTHORIZATION_FAILURE", "No authorization to call function module " + function));
        }
        return outcome instanceof Outcome.Missing ? Optional.of(missing(function)) : Optional.empty();
    }

    static SoapFault missing(String function) {
        return SoapFault.of("Client", "Function module " + function + " not found", "");
    }
}
