package dev.fairlead.testing;

import dev.fairlead.configuration.Authentication;
import dev.fairlead.configuration.Configuration;
import dev.fairlead.configuration.HttpConfiguration;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.ProxyType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Destinations of other types, as requests over HTTP see them. */
public final class OverHttp {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private OverHttp() {}

    /** At an address that agents know, with its own logon. */
    public static HttpConfiguration virtual(Configuration destination, String url) {
        return at(url, destination, destination.proxyType(), destination.authentication());
    }

    /** At an address of this machine, where nobody logs on. */
    public static HttpConfiguration direct(Configuration destination, String url) {
        return at(url, destination, ProxyType.INTERNET, new Authentication.None());
    }

    private static HttpConfiguration at(
            String url, Configuration destination, ProxyType proxyType, Authentication authentication) {
        return new HttpConfiguration(
                destination.name(),
                Optional.empty(),
                HttpUrl.parse(url),
                proxyType,
                destination.locationId(),
                authentication,
                destination.trust(),
                List.of(),
                List.of(),
                PATIENCE,
                PATIENCE,
                false,
                false);
    }
}
