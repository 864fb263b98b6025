package dev.fairlead.agent.principal;

import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.token.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The claims of a verified token, looked up as subject patterns do (authentication specification, 10.5).
 *
 * @param kind the channel that the token came through
 * @param root the token's payload
 */
public record Claims(PrincipalKind kind, JsonObject root) {
    /** The variable that tells people from technical users. */
    static final String USER_TYPE = "user_type";

    private static final List<String> BUSINESS_NAME = List.of("user_name", "email", "mail", "user_uuid", "sub");
    private static final List<String> CLIENT_CLAIMS = List.of("client_id", "azp", "cid");
    private static final List<String> USER_CLAIMS = List.of("user_name", "user_id", "email", "user_uuid");
    private static final List<String> TECHNICAL_NAME = List.of("client_id", "cid", "sub", "azp");

    public Claims {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(root, "root");
    }

    /**
     * The channel decides who a token is for.
     *
     * @throws PrincipalRefusedException if these claims are of the other shape
     */
    void requireShapeOfItsChannel() {
        if (kind == PrincipalKind.BUSINESS) {
            Optional<String> subject = text("sub");
            boolean technical =
                    text("grant_type").filter("client_credentials"::equals).isPresent();
            for (String claim : CLIENT_CLAIMS) {
                technical |= subject.isPresent() && subject.equals(text(claim));
            }
            if (technical) {
                throw PrincipalRefusedException.rejected("channel", "A client's own token came in place of a user's");
            }
        } else if (USER_CLAIMS.stream().anyMatch(root::containsKey)) {
            throw PrincipalRefusedException.rejected("channel", "A user's token came in place of a client's");
        }
    }

    /** {@code Business} or {@code Technical}. */
    String userType() {
        return kind == PrincipalKind.BUSINESS ? "Business" : "Technical";
    }

    /** The value of a variable other than {@code user_type}; empty if it is absent or null. */
    Optional<JsonValue> lookup(String variable) {
        if (variable.equals("name")) {
            return name();
        }
        if (variable.startsWith("cp.")) {
            return present(root.get(variable.substring("cp.".length())));
        }
        Optional<JsonValue> attribute = Optional.ofNullable(root.get("xs.user.attributes"))
                .filter(JsonObject.class::isInstance)
                .flatMap(attributes -> present(attributes.asJsonObject().get(variable)));
        return attribute.or(() -> present(root.get(variable)));
    }

    /** A root claim that is a non-empty string. */
    Optional<String> text(String claim) {
        return JsonText.of(root, claim);
    }

    private Optional<JsonValue> name() {
        List<String> order = kind == PrincipalKind.BUSINESS ? BUSINESS_NAME : TECHNICAL_NAME;
        return order.stream()
                .map(root::get)
                .filter(Objects::nonNull)
                .filter(value -> !isEmpty(value))
                .findFirst();
    }

    private static Optional<JsonValue> present(JsonValue value) {
        return Optional.ofNullable(value).filter(found -> found != JsonValue.NULL);
    }

    private static boolean isEmpty(JsonValue value) {
        return value == JsonValue.NULL
                || value instanceof JsonString text && text.getString().isEmpty()
                || value instanceof JsonArray array && array.isEmpty();
    }
}
