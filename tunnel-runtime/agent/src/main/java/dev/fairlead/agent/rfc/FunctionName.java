package dev.fairlead.agent.rfc;

import dev.fairlead.agent.access.FunctionResource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of functions as names of XML elements (RFC specification, C.4): {@code _-} is a slash, {@code _--} with two
 * hexadecimal digits any other character, and {@code X-ML} at the beginning is {@code XML}.
 */
final class FunctionName {
    private static final Pattern ESCAPE = Pattern.compile("_--([0-9A-Fa-f]{2})?|_-");
    private static final String BEGINNING_OF_CODE = "_--";
    private static final Pattern XML = Pattern.compile("^X-ML", Pattern.CASE_INSENSITIVE);
    private static final int HEXADECIMAL = 16;

    private FunctionName() {}

    /** The function that an element stands for, in upper case; empty if no function can be called so. */
    static Optional<String> decode(String element) {
        Matcher escape = ESCAPE.matcher(XML.matcher(element).replaceFirst("XML"));
        StringBuilder decoded = new StringBuilder();
        while (escape.find()) {
            if (escape.group().equals(BEGINNING_OF_CODE)) {
                // others could take it for a slash and a dash
                return Optional.empty();
            }
            String meant =
                    escape.group(1) == null ? "/" : Character.toString(Integer.parseInt(escape.group(1), HEXADECIMAL));
            escape.appendReplacement(decoded, Matcher.quoteReplacement(meant));
        }
        escape.appendTail(decoded);
        return Optional.of(decoded.toString())
                .filter(FunctionResource::isName)
                .map(name -> name.toUpperCase(Locale.ROOT));
    }

    /**
     * The element that stands for a function, always the same one.
     *
     * @param function as {@link #decode} returns it
     */
    static String encode(String function) {
        StringBuilder element = new StringBuilder(function.length());
        for (int i = 0; i < function.length(); i++) {
            char c = function.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (c >= 'A' && c <= 'Z' || c == '_' || digit && i > 0) {
                element.append(c);
            } else {
                element.append(c == '/' ? "_-" : String.format("_--%02X", (int) c));
            }
        }
        return element.indexOf("XML") == 0 ? element.insert(1, '-').toString() : element.toString();
    }
}
