package dev.fairlead.configuration;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the properties of a MAIL destination that go to Jakarta Mail as they stand, such as {@code
 * mail.smtp.connectiontimeout}. What decides where a session connects, whom it trusts and how it logs on follows from
 * the destination's own properties and cannot be had this way.
 */
final class MailOptions {

    private static final Pattern OF_THE_DESTINATION = Pattern.compile("(?i)mail\\.(?:[^.]+\\.)?(?:"
            + "socketfactory|ssl|socks|proxy|auth|sasl|user|password|host|port|class|debug|store|transport"
            + "|starttls|submitter|url)(?:\\..*)?");
    private static final Pattern MISSPELT = Pattern.compile("(imap)(s?\\..*)");

    private final PropertyReader reader;

    MailOptions(PropertyReader reader) {
        this.reader = reader;
    }

    Map<String, String> read() {
        Map<String, String> options = new TreeMap<>();
        for (Map.Entry<String, String> member : reader.group(MailNames.PREFIX)) {
            String property = MailNames.PREFIX + member.getKey();
            if (MailNames.ALL.contains(property) || property.startsWith(MailNames.PROVIDER)) {
                continue;
            }
            Matcher misspelt = MISSPELT.matcher(member.getKey());
            String option = jakartaName(member.getKey());
            if (misspelt.matches()) {
                reader.warn(
                        Excerpt.of(property),
                        "has no effect: it is spelt " + MailNames.PREFIX + misspelt.replaceFirst("$1\\4$2"));
            } else if (OF_THE_DESTINATION.matcher(option).matches()) {
                reader.warn(Excerpt.of(property), "has no effect: it follows from the rest of the destination");
            } else {
                options.put(option, member.getValue());
            }
        }
        return options;
    }

    /** {@code imap4s.timeout} becomes {@code mail.imaps.timeout}. */
    private static String jakartaName(String member) {
        int dot = member.indexOf('.');
        String first = dot < 0 ? member : member.substring(0, dot);
        return MailProtocol.of(first)
                .map(protocol -> MailNames.PREFIX + protocol.jakartaName() + member.substring(first.length()))
                .orElse(MailNames.PREFIX + member);
    }
}
