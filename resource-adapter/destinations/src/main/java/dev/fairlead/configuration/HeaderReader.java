package dev.fairlead.configuration;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads header fields that a destination adds to messages. */
final class HeaderReader {

    private final PropertyReader reader;

    HeaderReader(PropertyReader reader) {
        this.reader = reader;
    }

    /** The fields of a group; those that the transport or the gateway sets are refused. */
    List<Map.Entry<String, String>> group(String prefix) {
        List<Map.Entry<String, String>> headers = reader.group(prefix);
        for (Map.Entry<String, String> header : headers) {
            String property = prefix + Excerpt.of(header.getKey());
            if (!HeaderRules.validName(header.getKey())) {
                refuse(property, "is no name of a header field", "Use letters, digits and hyphens");
            } else if (HeaderRules.ofTheConnection(header.getKey()) || HeaderRules.assertsIdentity(header.getKey())) {
                refuse(property, "is a header field that destinations cannot set", "Remove it");
            } else if (!HeaderRules.validValue(header.getValue())) {
                refuse(property, "contains a line break or another forbidden character", "Remove it");
            }
        }
        return headers;
    }

    /** A property that is sent as a field of the same name. */
    Optional<String> value(String property) {
        Optional<String> value = reader.text(property);
        if (value.filter(text -> !HeaderRules.validValue(text)).isPresent()) {
            refuse(property, "contains a line break or another forbidden character", "Remove it");
        }
        return value;
    }

    private void refuse(String property, String found, String hint) {
        reader.problems().invalid(property, found, hint);
    }
}
