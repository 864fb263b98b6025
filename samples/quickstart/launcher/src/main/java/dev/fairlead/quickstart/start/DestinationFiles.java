package dev.fairlead.quickstart.start;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes destinations as an administrator would: a file each, in a directory that the server reads. Some as JSON, some
 * as properties, to show both.
 */
final class DestinationFiles {
    private final Path directory;

    DestinationFiles(Path directory) {
        this.directory = directory;
    }

    /** Systems behind the agent, as the signed-in user. */
    DestinationFiles onPremise(String name, String virtualHost) throws IOException {
        return json(
                name,
                Map.of(
                        "URL",
                        "http://" + virtualHost + ":443",
                        "ProxyType",
                        "OnPremise",
                        "Authentication",
                        "PrincipalPropagation"));
    }

    /** An ABAP system behind the agent, as the signed-in user. Its cookie lets calls share a session. */
    DestinationFiles abapSystem(String name, String virtualHost, String systemNumber) throws IOException {
        return properties(
                name,
                new TreeMap<>(Map.of(
                        "Name", name,
                        "Type", "RFC",
                        "jco.destination.proxy_type", "OnPremise",
                        "jco.destination.auth_type", "PrincipalPropagation",
                        "jco.client.ashost", virtualHost,
                        "jco.client.sysnr", systemNumber,
                        "jco.client.client", "100",
                        "jco.destination.x_fairlead.session", "cookie")));
    }

    DestinationFiles withoutAuthentication(String name, URI url) throws IOException {
        return properties(name, complete(name, Map.of("URL", url.toString(), "Authentication", "NoAuthentication")));
    }

    DestinationFiles withoutAuthentication(String name, URI url, Path trusted) throws IOException {
        Map<String, String> properties = Map.of(
                "URL", url.toString(), "Authentication", "NoAuthentication", "TrustStoreLocation", trusted.toString());
        return properties(name, complete(name, properties));
    }

    DestinationFiles withPassword(String name, URI url, Path trusted, String user, String password) throws IOException {
        return json(
                name,
                Map.of(
                        "URL",
                        url.toString(),
                        "Authentication",
                        "BasicAuthentication",
                        "User",
                        user,
                        "Password",
                        password,
                        "TrustStoreLocation",
                        trusted.toString()));
    }

    DestinationFiles withClient(String name, URI url, Path trusted, String tokenEndpoint, String client, String secret)
            throws IOException {
        return json(
                name,
                Map.of(
                        "URL",
                        url.toString(),
                        "Authentication",
                        "OAuth2ClientCredentials",
                        "tokenServiceURL",
                        tokenEndpoint,
                        "clientId",
                        client,
                        "clientSecret",
                        secret,
                        "TrustStoreLocation",
                        trusted.toString()));
    }

    private DestinationFiles json(String name, Map<String, String> properties) throws IOException {
        JsonObjectBuilder json = Json.createObjectBuilder();
        complete(name, properties).forEach(json::add);
        Files.writeString(directory.resolve(name + ".json"), json.build().toString());
        return this;
    }

    private DestinationFiles properties(String name, Map<String, String> properties) throws IOException {
        StringBuilder text = new StringBuilder();
        properties.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        Files.writeString(directory.resolve(name + ".properties"), text);
        return this;
    }

    private static Map<String, String> complete(String name, Map<String, String> properties) {
        Map<String, String> complete = new LinkedHashMap<>();
        complete.put("Name", name);
        complete.put("Type", "HTTP");
        complete.put("ProxyType", "Internet");
        complete.putAll(properties);
        return complete;
    }
}
