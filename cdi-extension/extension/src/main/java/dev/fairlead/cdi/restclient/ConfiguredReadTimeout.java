package dev.fairlead.cdi.restclient;

import dev.fairlead.cdi.configuration.ApplicationConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The read timeout that the application's configuration gives a client, as MicroProfile Rest Client 3.0 ("Support for
 * MicroProfile Config") names it: {@code <interface>/mp-rest/readTimeout}, or else {@code <configKey>/mp-rest/readTimeout},
 * in milliseconds. Each runtime keeps what is set on a builder for itself, so only the configuration can be read anywhere.
 */
final class ConfiguredReadTimeout {
    private static final String KEY = "/mp-rest/readTimeout";

    private ConfiguredReadTimeout() {}

    /**
     * The timeout of this interface's clients; empty if none is configured, or one of 0 or less, which sets no limit of
     * the client's own.
     *
     * @throws IllegalArgumentException if the value is no number
     */
    static Optional<Duration> of(Class<?> serviceInterface, ApplicationConfig config) {
        return prefixes(serviceInterface)
                .flatMap(prefix -> config.value(prefix + KEY).stream().map(text -> millis(prefix + KEY, text)))
                .findFirst()
                .filter(millis -> millis > 0)
                .map(Duration::ofMillis);
    }

    private static Stream<String> prefixes(Class<?> serviceInterface) {
        RegisterRestClient registered = serviceInterface.getAnnotation(RegisterRestClient.class);
        return registered == null || registered.configKey().isBlank()
                ? Stream.of(serviceInterface.getName())
                : Stream.of(serviceInterface.getName(), registered.configKey());
    }

    private static long millis(String key, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " is '" + text + "': use milliseconds", e);
        }
    }
}
