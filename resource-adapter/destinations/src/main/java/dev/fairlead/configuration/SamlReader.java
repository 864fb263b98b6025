package dev.fairlead.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what belongs to a SAML assertion (authentication specification, 5.7, 5.14 and 6). */
final class SamlReader {

    private static final String PREVIOUS_SESSION = "urn:oasis:names:tc:SAML:2.0:ac:classes:PreviousSession";
    private static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    private static final int DEFAULT_VALIDITY = 10;

    private SamlReader() {}

    /**
     * @param forTokenService whether the assertion goes to a token service, or to the target itself
     */
    static Optional<SamlSettings> read(PropertyReader reader, boolean forTokenService) {
        Optional<String> audience = reader.mandatoryPrintable(PropertyNames.AUDIENCE);
        Optional<String> systemUser = forTokenService ? reader.printable(PropertyNames.SYSTEM_USER) : Optional.empty();
        systemUser.ifPresent(user -> reader.warn(
                PropertyNames.SYSTEM_USER, "is deprecated and leaves SAP BTP at the end of September 2026"));
        Optional<ClaimPath> userIdSource = userIdSource(reader);
        boolean userIdIsElsewhere = reader.text(PropertyNames.USER_ID_SOURCE).isPresent() || systemUser.isPresent();
        SamlSettings settings = new SamlSettings(
                audience.orElse(""),
                authnContext(reader),
                nameIdFormat(reader, userIdIsElsewhere),
                reader.printable(PropertyNames.NAME_QUALIFIER),
                reader.printable(PropertyNames.ASSERTION_ISSUER),
                reader.printable(PropertyNames.ASSERTION_RECIPIENT),
                userIdSource,
                systemUser,
                reader.flag(PropertyNames.SKIP_ATTRIBUTES_PREFIX, false),
                reader.flag(PropertyNames.SKIP_USER_UUID, false),
                reader.flag(PropertyNames.INCLUDE_SIGNING_CERTIFICATE, false),
                reader.choice(
                        PropertyNames.ASSERTION_ENCODING, forTokenService, Map.of("base64", false, "base64url", true)),
                new StoreReader(reader).read(PropertyNames.KEY_STORE_LOCATION, PropertyNames.KEY_STORE_PASSWORD),
                Duration.ofMinutes(reader.number(PropertyNames.SAML_VALIDITY, 1, 60, DEFAULT_VALIDITY)),
                reader.flag(PropertyNames.SAML_USER_INFO, true),
                reader.secureUrl(PropertyNames.SAML_USER_INFO_URL),
                attributes(reader));
        return audience.map(present -> settings);
    }

    /** Mandatory for SAP BTP, and yet missing in its own examples: a stored destination without it is read. */
    private static String authnContext(PropertyReader reader) {
        String value = reader.text(PropertyNames.AUTHN_CONTEXT).orElse(PREVIOUS_SESSION);
        if (!value.matches("[A-Za-z][A-Za-z0-9+.-]*:[!-~]+")) {
            reader.problems()
                    .invalid(
                            PropertyNames.AUTHN_CONTEXT,
                            "'" + Excerpt.of(value) + "' is no absolute URI",
                            "Use for example " + PREVIOUS_SESSION);
        }
        return value;
    }

    private static Optional<ClaimPath> userIdSource(PropertyReader reader) {
        Optional<String> value = reader.printable(PropertyNames.USER_ID_SOURCE);
        try {
            return value.map(ClaimPath::parse);
        } catch (IllegalArgumentException e) {
            reader.problems()
                    .invalid(
                            PropertyNames.USER_ID_SOURCE,
                            "'" + Excerpt.of(value.orElse("")) + "' " + e.getMessage(),
                            "Write it like $['xs.user.attributes']['userId'][0]");
            return Optional.empty();
        }
    }

    /** Without another source of the user id the format names the claim, and only two formats do. */
    private static Optional<String> nameIdFormat(PropertyReader reader, boolean userIdIsElsewhere) {
        Optional<String> format = reader.printable(PropertyNames.NAME_ID_FORMAT);
        if (!userIdIsElsewhere
                && format.filter(value -> !value.equals(EMAIL) && !value.equals(UNSPECIFIED))
                        .isPresent()) {
            reader.problems()
                    .invalid(
                            PropertyNames.NAME_ID_FORMAT,
                            "'" + Excerpt.of(format.get()) + "' does not say which claim is the user id",
                            "Set userIdSource, or use " + EMAIL + " or " + UNSPECIFIED);
        }
        return format;
    }

    private static List<Map.Entry<String, String>> attributes(PropertyReader reader) {
        List<Map.Entry<String, String>> attributes = new ArrayList<>();
        reader.printable(PropertyNames.API_KEY).ifPresent(key -> attributes.add(Map.entry("api_key", key)));
        for (Map.Entry<String, String> attribute : reader.group(PropertyNames.SAML_ATTRIBUTES)) {
            reader.printable(PropertyNames.SAML_ATTRIBUTES + attribute.getKey());
            attributes.add(attribute);
        }
        return attributes;
    }
}
