package dev.fairlead.configuration;

import dev.fairlead.error.ErrorCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads where a client assertion comes from (authentication specification, 7). */
final class AssertionReader {

    private static final String JWT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String SAML = "urn:ietf:params:oauth:client-assertion-type:saml2-bearer";

    private final PropertyReader reader;

    AssertionReader(PropertyReader reader) {
        this.reader = reader;
    }

    /**
     * @param destinationAllowed whether another destination may give the assertion
     */
    AssertionSettings read(boolean destinationAllowed) {
        return new AssertionSettings(
                destinationAllowed ? destination() : noDestination(),
                providedType(),
                local(),
                reader.flag(PropertyNames.CLIENT_ASSERTION_BY_CALL, false));
    }

    private Optional<String> destination() {
        Optional<String> other = reader.text(PropertyNames.CLIENT_ASSERTION_DESTINATION);
        if (other.filter(reader.destination()::equals).isPresent()) {
            reader.problems()
                    .add(
                            ErrorCode.CLIENT_ASSERTION_UNUSABLE,
                            PropertyNames.CLIENT_ASSERTION_DESTINATION,
                            "names the destination itself",
                            "Name the destination that gives the assertion");
        }
        return other;
    }

    private Optional<String> noDestination() {
        reader.warnUnused(
                "this authentication takes no client assertion from another destination",
                PropertyNames.CLIENT_ASSERTION_DESTINATION);
        return Optional.empty();
    }

    private Optional<String> providedType() {
        Optional<String> type = reader.text(PropertyNames.CLIENT_ASSERTION_TYPE);
        if (type.filter(found -> !Set.of(JWT, SAML).contains(found)).isPresent()) {
            reader.problems()
                    .invalid(
                            PropertyNames.CLIENT_ASSERTION_TYPE,
                            "'" + Excerpt.of(type.get()) + "' is no type of client assertion",
                            "Use " + JWT + " or " + SAML);
        }
        return type;
    }

    private Optional<AssertionSettings.Local> local() {
        Optional<KeyStoreReference> keyStore = new StoreReader(reader)
                .read(PropertyNames.CLIENT_ASSERTION_KEY_STORE, PropertyNames.CLIENT_ASSERTION_KEY_STORE_PASSWORD);
        if (keyStore.isEmpty()) {
            reader.warnUnused(
                    PropertyNames.CLIENT_ASSERTION_KEY_STORE + " is missing",
                    PropertyNames.CLIENT_ASSERTION_KEY_ALIAS,
                    PropertyNames.CLIENT_ASSERTION_AUDIENCE,
                    PropertyNames.CLIENT_ASSERTION_ALGORITHM,
                    PropertyNames.CLIENT_ASSERTION_KEY_ID);
        }
        return keyStore.map(store -> new AssertionSettings.Local(
                store,
                reader.printable(PropertyNames.CLIENT_ASSERTION_KEY_ALIAS),
                reader.printable(PropertyNames.CLIENT_ASSERTION_AUDIENCE),
                reader.choice(
                        PropertyNames.CLIENT_ASSERTION_ALGORITHM,
                        "RS256",
                        Map.of("RS256", "RS256", "PS256", "PS256", "ES256", "ES256")),
                reader.printable(PropertyNames.CLIENT_ASSERTION_KEY_ID)));
    }
}
