package dev.fairlead.gateway.admission;

import dev.fairlead.tunnel.token.JsonText;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A token's payload, read as a gateway reads it. It never prints. */
public final class TokenClaims {
    private static final List<String> CLIENT = List.of("azp", "client_id", "cid");
    private static final List<String> USER = List.of("user_name", "email", "mail", "user_uuid");
    private static final List<String> CORPORATE = List.of("ias-corporate-idp-token", "ias-token");

    private final JsonObject root;

    TokenClaims(JsonObject root) {
        this.root = Objects.requireNonNull(root, "root");
    }

    /** The client that the token was issued to. */
    public Optional<String> client() {
        return CLIENT.stream().flatMap(name -> JsonText.of(root, name).stream()).findFirst();
    }

    /** Whether the token is about a user, and not a client's own. */
    public boolean isOfUser() {
        boolean clients = JsonText.of(root, "grant_type")
                .filter("client_credentials"::equals)
                .isPresent();
        return !clients
                && USER.stream().anyMatch(name -> JsonText.of(root, name).isPresent());
    }

    /** The first tenant that a claim names. */
    public Optional<String> tenant(List<String> claims) {
        return claims.stream().flatMap(name -> text(name).stream()).findFirst();
    }

    /** A claim; or, if there is none of that name, a member of one. */
    private Optional<String> text(String name) {
        Optional<String> claim = JsonText.of(root, name);
        int dot = name.indexOf('.');
        if (claim.isPresent() || dot < 0) {
            return claim;
        }
        return object(name.substring(0, dot)).flatMap(member -> JsonText.of(member, name.substring(dot + 1)));
    }

    boolean hasAudience() {
        return root.containsKey("aud");
    }

    /** Whom the token is for. */
    public List<String> audiences() {
        return texts("aud").toList();
    }

    /** What the token allows: a list, or names with spaces between. */
    public Set<String> scopes() {
        return texts("scope").flatMap(value -> Stream.of(value.split(" "))).collect(Collectors.toUnmodifiableSet());
    }

    /** The token of the corporate identity provider that an XSUAA put into this one. */
    Optional<String> corporateToken() {
        return Stream.of("xs.system.attributes", "ext_attr")
                .flatMap(name -> object(name).stream())
                .flatMap(holder -> CORPORATE.stream().flatMap(name -> single(holder.get(name)).stream()))
                .findFirst();
    }

    /** When the token ends, in seconds; it has been verified that it says so. */
    long expires() {
        return root.getJsonNumber("exp").longValue();
    }

    private Optional<JsonObject> object(String name) {
        return Optional.ofNullable(root.get(name))
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject);
    }

    private Stream<String> texts(String name) {
        JsonValue value = root.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
        return (value instanceof JsonArray array ? array : List.of(value))
                .stream().filter(JsonString.class::isInstance).map(text -> ((JsonString) text).getString());
    }

    private static Optional<String> single(JsonValue value) {
        JsonValue one = value instanceof JsonArray array && array.size() == 1 ? array.get(0) : value;
        return one instanceof JsonString text && !text.getString().isEmpty()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "TokenClaims[***]";
    }
}
