package dev.fairlead.tunnel.carrier;

import dev.fairlead.tunnel.http.BadRequestException;
import dev.fairlead.tunnel.http.HeaderField;
import dev.fairlead.tunnel.http.HeaderLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The schemes of authentication that a proxy offers (RFC 9110, 11.7.1). */
final class ProxyChallenges {
    private static final String FIELD = "Proxy-Authenticate";

    private ProxyChallenges() {}

    /**
     * Names of the schemes, in lower case and in their order; a field may hold several challenges, and a challenge
     * several parameters, with commas between all of them.
     */
    static List<String> schemes(List<String> lines) throws BadRequestException {
        List<String> schemes = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            HeaderField field = HeaderLine.parse(line);
            if (field.is(FIELD)) {
                for (String element : elements(field.value())) {
                    String[] words = element.strip().split("\\s+", 2);
                    boolean parameter = words[0].indexOf('=') >= 0 || words.length > 1 && words[1].startsWith("=");
                    if (!parameter && !words[0].isEmpty()) {
                        schemes.add(words[0].toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return schemes;
    }

    /** Splits at commas that are not in quotes. */
    private static List<String> elements(String value) {
        List<String> elements = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == ',' && !quoted) {
                elements.add(value.substring(start, i));
                start = i + 1;
            }
        }
        elements.add(value.substring(start));
        return elements;
    }
}
