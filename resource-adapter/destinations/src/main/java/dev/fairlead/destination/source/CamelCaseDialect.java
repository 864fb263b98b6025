package dev.fairlead.destination.source;

import dev.fairlead.configuration.HeaderRules;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One element of the variable {@code destinations}, in BTP's names. SAP's JavaScript SDK writes elements in camel case
 * ({@code name}, {@code url}, {@code username}); both ways of writing may leave out {@code Type}, which is then HTTP, and
 * bring ready-made tokens along.
 */
final class CamelCaseDialect {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("name", "Name"),
            Map.entry("type", "Type"),
            Map.entry("url", "URL"),
            Map.entry("authentication", "Authentication"),
            Map.entry("proxyType", "ProxyType"),
            Map.entry("username", "User"),
            Map.entry("password", "Password"),
            Map.entry("isTrustingAllCertificates", "TrustAll"),
            Map.entry("cloudConnectorLocationId", "CloudConnectorLocationId"),
            Map.entry("tokenServiceUrl", "tokenServiceURL"),
            Map.entry("keyStoreName", "KeyStoreLocation"),
            Map.entry("keyStorePassword", "KeyStorePassword"),
            Map.entry("systemUser", "SystemUser"),
            Map.entry("jwks", "x_user_token.jwks"),
            Map.entry("jwksUri", "x_user_token.jwks_uri"),
            Map.entry("sapClient", "sap-client"));

    private static final Map<String, String> GROUPS =
            Map.of("headers", "URL.headers.", "queryParameters", "URL.queries.");

    private static final String TOKENS = "authTokens";
    private static final String ORIGINAL = "originalProperties";
    private static final Set<String> MEMBERS_OF_THEIR_OWN = Set.of(TOKENS, ORIGINAL);

    private CamelCaseDialect() {}

    /**
     * Translates one element.
     *
     * @throws IllegalArgumentException with what is wrong, without quoting values
     */
    static Map<String, String> translate(JsonValue element) {
        if (!(element instanceof JsonObject object)) {
            throw new IllegalArgumentException("is no JSON object");
        }
        boolean service = object.containsKey("URL")
                || object.containsKey("Name")
                || object.containsKey("FragmentName")
                || object.containsKey("destinationConfiguration");
        Map<String, String> properties =
                service ? JsonDestinations.flat(object, MEMBERS_OF_THEIR_OWN) : camelCase(object);
        properties = new LinkedHashMap<>(properties);
        if (Entries.isFragment(properties)) {
            return properties;
        }
        properties.putIfAbsent("Type", "HTTP");
        if (object.get(TOKENS) instanceof JsonArray tokens && !tokens.isEmpty()) {
            addTokens(properties, tokens);
        }
        if (!service) {
            boolean basic = properties.containsKey("User") && properties.containsKey("Password");
            properties.putIfAbsent("Authentication", basic ? "BasicAuthentication" : "NoAuthentication");
        }
        return properties;
    }

    private static Map<String, String> camelCase(JsonObject object) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (object.get(ORIGINAL) instanceof JsonObject original) {
            properties.putAll(JsonDestinations.flat(original, MEMBERS_OF_THEIR_OWN));
        }
        object.forEach((name, value) -> {
            if (GROUPS.containsKey(name) && value instanceof JsonObject group) {
                group.forEach((key, member) ->
                        properties.put(GROUPS.get(name) + key, JsonDestinations.text(name + "." + key, member)));
            } else if (!MEMBERS_OF_THEIR_OWN.contains(name) && value != JsonValue.NULL) {
                properties.put(NAMES.getOrDefault(name, name), JsonDestinations.text(name, value));
            }
        });
        return properties;
    }

    /** Tokens that are there already become header fields; nobody asks for others, whatever the authentication says. */
    private static void addTokens(Map<String, String> properties, JsonArray tokens) {
        for (JsonValue value : tokens) {
            if (!(value instanceof JsonObject token)) {
                throw new IllegalArgumentException("has an authTokens entry that is no object");
            }
            if (!text(token, "error").isBlank()) {
                throw new IllegalArgumentException("has an error among its authTokens");
            }
            Map.Entry<String, String> header = header(token);
            if (!HeaderRules.validName(header.getKey()) || !HeaderRules.validValue(header.getValue())) {
                throw new IllegalArgumentException("has an authTokens entry that is no header field");
            }
            properties.put("URL.headers." + header.getKey(), header.getValue());
        }
        properties.put("Authentication", "NoAuthentication");
    }

    private static Map.Entry<String, String> header(JsonObject token) {
        if (token.get("http_header") instanceof JsonObject header) {
            return Map.entry(text(header, "key"), text(header, "value"));
        }
        if (text(token, "value").isBlank()) {
            throw new IllegalArgumentException("has an authTokens entry without a value");
        }
        String type = text(token, "type");
        return Map.entry("Authorization", (type.isBlank() ? "Bearer" : type) + " " + text(token, "value"));
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : "";
    }
}
