package dev.fairlead.rfc.transport;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.RfcMessage;
import dev.fairlead.rfc.dictionary.SystemInquiry;
import dev.fairlead.rfc.soap.SoapFault;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a fault means (RFC specification, C.7). The first rule that fits decides.
 *
 * <pre>
 * 1  an exception with a name                                    126, key is that name
 * 2  words of a missing authorisation                            104, NO_AUTHORITY
 * 3  an error message or short dump                              104, with its type
 * 4  words of a function that is not there, or not remote        123 while metadata are read, else 104
 * 5  faultcode MustUnderstand or VersionMismatch                 107
 * 6  anything else                                               104
 * </pre>
 */
final class FaultErrors {

    /** By this transport's name for it a missing authorisation is told from other failures of group 104. */
    private static final String AUTHORIZATION_FAILURE = "RFC_AUTHORIZATION_FAILURE";

    private static final String MESSAGE_STATE = "ERROR_MESSAGE_STATE";
    private static final List<Pattern> NO_FUNCTION = List.of(
            Pattern.compile("function( module)?\\b.*\\b(not found|does not exist|not remote|not supported)", flags()),
            Pattern.compile("funktionsbaustein\\b.*\\b(nicht (gefunden|vorhanden|remote)|existiert nicht)", flags()));

    private final String destination;

    FaultErrors(String destination) {
        this.destination = destination;
    }

    private static int flags() {
        return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    }

    /**
     * @param function that was called
     * @param metadata whether the call asked for metadata
     */
    RfcFailure of(SoapFault fault, String function, boolean metadata) {
        if (fault.raised().isPresent()) {
            return raised(fault, fault.raised().get(), function);
        }
        String words = fault.detail().isEmpty() ? fault.text() : fault.detail();
        if (isMissingAuthorization(fault)) {
            return failure(RfcErrorGroup.SYSTEM_FAILURE, function, words).withNativeCode(SystemInquiry.NO_AUTHORITY);
        }
        if (fault.error().isPresent()) {
            return failed(fault.error().get(), function);
        }
        if (isMissingFunction(fault)) {
            return failure(metadata ? RfcErrorGroup.FUNCTION_NOT_FOUND : RfcErrorGroup.SYSTEM_FAILURE, function, words);
        }
        if (fault.code().equals("MustUnderstand") || fault.code().equals("VersionMismatch")) {
            return failure(RfcErrorGroup.PROTOCOL, function, fault.text());
        }
        return failure(RfcErrorGroup.SYSTEM_FAILURE, function, fault.text());
    }

    private RfcFailure raised(SoapFault fault, SoapFault.Raised raised, String function) {
        String text = raised.text().isEmpty() ? fault.text() : raised.text();
        boolean message = !raised.messageClass().isEmpty() || !raised.number().isEmpty();
        return RfcFailure.of(RfcErrorGroup.ABAP_EXCEPTION, destination, function, "raised " + raised.name())
                .withKey(raised.name())
                .withMessage(new RfcMessage(
                        raised.messageClass(), message ? 'E' : ' ', raised.number(), text, raised.parameters()));
    }

    private RfcFailure failed(SoapFault.Failed error, String function) {
        char type = error.type().equals(MESSAGE_STATE) ? 'E' : ' ';
        return failure(RfcErrorGroup.SYSTEM_FAILURE, function, error.message())
                .withMessage(new RfcMessage("", type, "", error.message(), List.of()))
                .withNativeCode(error.type());
    }

    private static boolean isMissingAuthorization(SoapFault fault) {
        return fault.text().contains(AUTHORIZATION_FAILURE)
                || fault.detail().contains(AUTHORIZATION_FAILURE)
                || fault.text().equalsIgnoreCase("No authorization")
                || fault.detail().equalsIgnoreCase("No authorization")
                || fault.code().equals("Server") && (fault.text() + fault.detail()).contains("Authorization missing");
    }

    private static boolean isMissingFunction(SoapFault fault) {
        String words = fault.text() + "\n" + fault.detail();
        return words.toUpperCase(Locale.ROOT).contains("FU_NOT_FOUND")
                || NO_FUNCTION.stream()
                        .anyMatch(pattern -> pattern.matcher(words).find());
    }

    private RfcFailure failure(RfcErrorGroup group, String function, String text) {
        return RfcFailure.of(group, destination, function, text.isEmpty() ? "failed without a word" : text)
                .withMessage(text.isEmpty() ? RfcMessage.NONE : new RfcMessage("", ' ', "", text, List.of()));
    }
}
