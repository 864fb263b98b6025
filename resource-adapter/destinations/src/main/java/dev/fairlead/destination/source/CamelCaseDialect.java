package dev.fairlead.destination.source;

import java.util.LinkedHashMap;
import java.util.Map;

/** Destinations as SAP's JavaScript SDK writes them ({@code name}, {@code url}, {@code username}), in BTP's names. */
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
            Map.entry("tokenServiceUser", "tokenServiceUser"),
            Map.entry("tokenServicePassword", "tokenServicePassword"),
            Map.entry("sapClient", "sap-client"));

    private CamelCaseDialect() {}

    /**
     * Translates the element if it is of this dialect. Both dialects of the variable may leave out {@code Type}, which
     * is then HTTP; this one also leaves the authentication to follow from user and password.
     */
    static Map<String, String> translate(Map<String, String> element) {
        Map<String, String> properties = new LinkedHashMap<>();
        boolean camelCase = !element.containsKey("URL") && !element.containsKey("Name");
        element.forEach((name, value) -> properties.put(camelCase ? NAMES.getOrDefault(name, name) : name, value));
        properties.putIfAbsent("Type", "HTTP");
        if (camelCase) {
            boolean basic = properties.containsKey("User") && properties.containsKey("Password");
            properties.putIfAbsent("Authentication", basic ? "BasicAuthentication" : "NoAuthentication");
        }
        return properties;
    }
}
