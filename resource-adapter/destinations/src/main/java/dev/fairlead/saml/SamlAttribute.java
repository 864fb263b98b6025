package dev.fairlead.saml;

import java.util.List;

/**
 * Something that is said about the user.
 *
 * @param values in their order; one at least
 */
record SamlAttribute(String name, List<String> values) {
    SamlAttribute {
        values = List.copyOf(values);
    }
}
