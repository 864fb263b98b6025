package dev.fairlead.connector.rfc;

import dev.fairlead.caller.Caller;
import dev.fairlead.caller.CallerIdentity;
import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.emulator.AbapEmulator;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Properties of destinations that lead to emulated systems. */
final class RfcDestinations {

    private RfcDestinations() {}

    /** A user of the system's client 100, over plain HTTP, with these properties in place of those of the same name. */
    static Map<String, String> direct(AbapEmulator system, String user, String... properties) {
        return with(
                Map.of(
                        "Type", "RFC",
                        "jco.destination.proxy_type", "Internet",
                        "jco.client.client", "100",
                        "jco.client.user", user,
                        "jco.client.passwd", "secret",
                        "jco.destination.x_fairlead.soap_url", system.url().toString(),
                        "jco.destination.x_fairlead.allow_plain", "1"),
                properties);
    }

    /** The same for requests over HTTP. */
    static Map<String, String> http(AbapEmulator system, String user, String... properties) {
        return with(
                Map.of(
                        "Type", "HTTP",
                        "URL", system.url().toString(),
                        "ProxyType", "Internet",
                        "Authentication", "BasicAuthentication",
                        "User", user,
                        "Password", "secret"),
                properties);
    }

    /** A signed-in user by that name. */
    static OnBehalfOf user(String name) {
        return OnBehalfOf.known(
                Optional.of(new Caller(new CallerIdentity("", "https://issuer.example", name), name, Optional.empty())
                        .asVerified()));
    }

    /** Names and values with one more. */
    static String[] plus(String[] properties, String name, String value) {
        String[] more = Arrays.copyOf(properties, properties.length + 2);
        more[properties.length] = name;
        more[properties.length + 1] = value;
        return more;
    }

    /** These properties with others in place of those of the same name, and without those that are empty. */
    static Map<String, String> with(Map<String, String> all, String... properties) {
        Map<String, String> changed = new HashMap<>(all);
        for (int i = 0; i < properties.length; i += 2) {
            changed.put(properties[i], properties[i + 1]);
        }
        changed.values().removeIf(String::isEmpty);
        return changed;
    }
}
