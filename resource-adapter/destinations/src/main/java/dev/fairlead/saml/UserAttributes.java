package dev.fairlead.saml;

import dev.fairlead.configuration.ClaimPath;
import dev.fairlead.configuration.SamlSettings;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses what an assertion says about the user besides the id (authentication specification, 6.3). Of two attributes
 * with one name the first in this table is taken, except that the destination's own are always:
 *
 * <pre>
 * from                              | name
 * issuer's answer, its members      | that of the member
 * groups in the token               | Groups
 * issuer's answer, user_attributes  | user_attributes.name, or the name alone
 * destination                       | as configured
 * </pre>
 *
 * Without an issuer's answer some claims of the token stand for its members, and {@code xs.user.attributes} for
 * {@code user_attributes}.
 */
final class UserAttributes {

    private static final int MAXIMUM = 100;
    private static final int MAXIMUM_BYTES = 4096;
    private static final String CUSTOM = "user_attributes";
    private static final List<String> OFFLINE = List.of("given_name", "family_name", "email", "user_uuid");
    private static final List<ClaimPath> GROUPS = List.of(
            ClaimPath.parse("$['xs.system.attributes']['xs.saml.groups']"),
            ClaimPath.parse("$['user_attributes']['xs.saml.groups']"));

    private final String destination;
    private final SamlSettings settings;
    private final Map<String, List<String>> chosen = new LinkedHashMap<>();

    private UserAttributes(String destination, SamlSettings settings) {
        this.destination = destination;
        this.settings = settings;
    }

    /**
     * @param user empty if the destination's system user stands for everybody
     * @throws dev.fairlead.error.NoUserException if there are more than 100, or one has more than 4 KiB or characters
     *     that XML does not allow
     */
    static List<SamlAttribute> of(String destination, SamlSettings settings, Optional<KnownUser> user) {
        UserAttributes attributes = new UserAttributes(destination, settings);
        user.ifPresent(attributes::addAll);
        settings.attributes().forEach(own -> attributes.chosen.put(own.getKey(), List.of(own.getValue())));
        return attributes.checked();
    }

    private void addAll(KnownUser user) {
        if (user.info().isPresent()) {
            JsonObject info = user.info().get();
            info.forEach((name, value) -> {
                if (!name.equals(CUSTOM)) {
                    add(name, value);
                }
            });
            addGroups(user);
            user.customAttributes().ifPresent(this::addCustom);
        } else {
            JsonObject claims = user.claims().payload();
            OFFLINE.stream().filter(claims::containsKey).forEach(name -> add(name, claims.get(name)));
            addGroups(user);
            if (claims.get("xs.user.attributes") instanceof JsonObject custom) {
                addCustom(custom);
            }
        }
        if (settings.skipUserUuid()) {
            chosen.remove("user_uuid");
        }
    }

    private void addGroups(KnownUser user) {
        GROUPS.stream()
                .map(path -> path.find(user.claims().payload()))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(groups -> add("Groups", groups));
    }

    private void addCustom(JsonObject custom) {
        String prefix = settings.skipUserAttributesPrefix() ? "" : CUSTOM + ".";
        custom.forEach((name, value) -> add(prefix + name, value));
    }

    private void add(String name, JsonValue value) {
        List<String> values = ClaimValues.all(value);
        if (!values.isEmpty()) {
            chosen.putIfAbsent(name, values);
        }
    }

    private List<SamlAttribute> checked() {
        if (chosen.size() > MAXIMUM) {
            throw refused("there are more than " + MAXIMUM + " attributes of the user");
        }
        chosen.forEach((name, values) -> {
            int size = values.stream()
                    .mapToInt(value -> value.getBytes(StandardCharsets.UTF_8).length)
                    .sum();
            if (size > MAXIMUM_BYTES || name.length() > MAXIMUM_BYTES) {
                throw refused("an attribute of the user is larger than " + MAXIMUM_BYTES + " bytes");
            }
            if (name.isBlank()
                    || !Stream.concat(Stream.of(name), values.stream()).allMatch(XmlText::writable)) {
                throw refused("an attribute of the user has characters that XML does not allow, or no name");
            }
        });
        return chosen.entrySet().stream()
                .map(attribute -> new SamlAttribute(attribute.getKey(), attribute.getValue()))
                .toList();
    }

    private DestinationException refused(String found) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.USER_TOKEN_REJECTED, destination, "assertion", found)
                .withHint("Reduce what the identity provider says about users"));
    }
}
