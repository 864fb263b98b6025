package dev.fairlead.rfc.soap;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a system answers instead of results (RFC specification, C.6.7 to C.6.9). Texts are as the system wrote them,
 * without white space around them, and empty where it wrote none.
 *
 * @param code local name of {@code faultcode}: {@code Client}, {@code Server}
 * @param text {@code faultstring}
 * @param raised the exception that the function raised
 * @param error the message or short dump that ended the function
 * @param detail text of {@code detail} where it has neither
 */
public record SoapFault(String code, String text, Optional<Raised> raised, Optional<Failed> error, String detail) {

    public SoapFault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(raised, "raised");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(detail, "detail");
    }

    /** A fault that says something in words only. */
    public static SoapFault of(String code, String text, String detail) {
        return new SoapFault(code, text, Optional.empty(), Optional.empty(), detail);
    }

    /** The fault of a function that raised an exception it declares. */
    public static SoapFault of(Raised raised) {
        return new SoapFault("Client", raised.name(), Optional.of(raised), Optional.empty(), "");
    }

    /** The fault of a function that ended with an error message or a short dump. */
    public static SoapFault of(Failed failed) {
        return new SoapFault("Client", "Internal Server Error", Optional.empty(), Optional.of(failed), "");
    }

    /**
     * An exception that a function raised.
     *
     * @param function the function
     * @param name of the exception
     * @param text for people
     * @param messageClass of the message that came along
     * @param number of that message, three digits
     * @param parameters of that message, up to four
     */
    public record Raised(
            String function, String name, String text, String messageClass, String number, List<String> parameters) {
        public Raised {
            Objects.requireNonNull(function, "function");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(messageClass, "messageClass");
            Objects.requireNonNull(number, "number");
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * What ended a function.
     *
     * @param type for example {@code ERROR_MESSAGE_STATE}
     * @param message for people
     */
    public record Failed(String type, String message) {
        public Failed {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(message, "message");
        }
    }

    /** Code only; the texts may hold business data. */
    @Override
    public String toString() {
        return "SoapFault[" + code + "]";
    }
}
