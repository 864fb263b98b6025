package dev.fairlead.emulator.message;

import dev.fairlead.rfc.RfcMessage;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The messages that the emulator has, in English and German; a language without texts reads the English ones. */
public final class MessageTexts {
    private static final String TEXTS = MessageTexts.class.getPackageName() + ".messages";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private MessageTexts() {}

    /**
     * A message with its text.
     *
     * @param language two letters
     * @param variables up to four, which replace {@code &1} to {@code &4} in the text
     */
    public static RfcMessage of(
            String language, char type, String messageClass, String number, List<String> variables) {
        return new RfcMessage(
                messageClass, type, number, text(language, messageClass, number, variables), List.copyOf(variables));
    }

    /** The text of a message; one that is not known reads as its class, number and variables. */
    public static String text(String language, String messageClass, String number, List<String> variables) {
        String text;
        try {
            text = ResourceBundle.getBundle(
                            TEXTS, Locale.forLanguageTag(language.toLowerCase(Locale.ROOT)), NO_FALLBACK)
                    .getString(messageClass + number);
        } catch (MissingResourceException e) {
            text = messageClass + " " + number + (variables.isEmpty() ? "" : ": " + String.join(" ", variables));
        }
        for (int i = 0; i < variables.size(); i++) {
            text = text.replace("&" + (i + 1), variables.get(i));
        }
        return text;
    }
}
