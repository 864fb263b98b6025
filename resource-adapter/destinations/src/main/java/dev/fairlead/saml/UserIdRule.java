package dev.fairlead.saml;

import dev.fairlead.configuration.ClaimPath;
import dev.fairlead.configuration.SamlSettings;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * Finds the user's id (authentication specification, 6.2). The first that applies:
 *
 * <pre>
 * userIdSource | nameIdFormat            | id
 * set          | any                     | that claim; else the same of the user's own attributes at the issuer
 * unset        | emailAddress            | claim email
 * unset        | unspecified, or unset   | claim user_name
 * unset        | any other               | none: the destination is wrong
 * </pre>
 */
final class UserIdRule {

    static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";
    private static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    private static final int MAXIMUM_LENGTH = 256;

    private final String destination;
    private final ClaimPath claim;
    private final boolean configured;

    private UserIdRule(String destination, ClaimPath claim, boolean configured) {
        this.destination = destination;
        this.claim = claim;
        this.configured = configured;
    }

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if the settings name no claim
     */
    static UserIdRule of(String destination, SamlSettings settings) {
        if (settings.userIdSource().isPresent()) {
            return new UserIdRule(destination, settings.userIdSource().get(), true);
        }
        return switch (settings.nameIdFormat().orElse(UNSPECIFIED)) {
            case EMAIL -> new UserIdRule(destination, ClaimPath.parse("email"), false);
            case UNSPECIFIED -> new UserIdRule(destination, ClaimPath.parse("user_name"), false);
            default ->
                throw DestinationException.of(ErrorDetail.of(
                                ErrorCode.PROPERTY_INVALID,
                                destination,
                                "nameIdFormat",
                                "does not say which claim is the user's id")
                        .withHint("Set userIdSource, or use the format emailAddress or unspecified"));
        };
    }

    /**
     * @throws dev.fairlead.error.NoUserException if there is no id, or one that cannot be a user's
     */
    String find(KnownUser user) {
        Optional<String> id = in(user.claims().payload());
        if (id.isEmpty() && configured && user.mayReadCustomAttributes()) {
            user.infoFailure().ifPresent(failure -> {
                throw DestinationException.of(failure.detail(), failure);
            });
            id = user.customAttributes().flatMap(this::in);
        }
        String found = id.orElseThrow(this::notFound);
        return checked(found);
    }

    private Optional<String> in(JsonObject claims) {
        return claim.find(claims).flatMap(ClaimValues::only).filter(value -> !value.isEmpty());
    }

    private String checked(String id) {
        boolean acceptable = id.length() <= MAXIMUM_LENGTH
                && id.equals(id.strip())
                && id.chars().noneMatch(Character::isISOControl)
                && XmlText.writable(id);
        if (!acceptable) {
            throw failure(
                    "claim '" + claim + "' is no user id: longer than " + MAXIMUM_LENGTH
                            + " characters, or with control characters or blanks around it",
                    ErrorCode.USER_ID_NOT_FOUND.hint());
        }
        return id;
    }

    private DestinationException notFound() {
        String hint = configured
                ? "Compare userIdSource with the claims of the token"
                : "Set userIdSource; tokens of Cloud Identity Services have no user_name, but user_uuid, email and sub";
        return failure("user ID could not be determined from claim '" + claim + "'", hint);
    }

    private DestinationException failure(String found, String hint) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.USER_ID_NOT_FOUND, destination, "user token", found)
                .withHint(hint));
    }
}
