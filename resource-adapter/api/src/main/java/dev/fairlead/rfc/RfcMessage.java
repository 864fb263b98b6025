package dev.fairlead.rfc;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * A message of the ABAP system (transaction SE91).
 *
 * @param messageClass {@code FN}; may be empty
 * @param type {@code A}, {@code E}, {@code I}, {@code S}, {@code W} or {@code X}; blank if none was given
 * @param number three digits; may be empty
 * @param text as the system wrote it; may be empty
 * @param parameters up to four, in order
 */
public record RfcMessage(String messageClass, char type, String number, String text, List<String> parameters)
        implements Serializable {

    private static final long serialVersionUID = 1L;

    /** None at all. */
    public static final RfcMessage NONE = new RfcMessage("", ' ', "", "", List.of());

    public RfcMessage {
        Objects.requireNonNull(messageClass, "messageClass");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(text, "text");
        parameters = List.copyOf(parameters);
    }

    /** For example {@code E FN 020: No company codes maintained}. */
    @Override
    public String toString() {
        String id = (type + " " + messageClass + " " + number).strip();
        return id.isEmpty() ? text : id + ": " + text;
    }
}
