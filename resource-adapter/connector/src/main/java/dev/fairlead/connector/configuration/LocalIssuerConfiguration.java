package dev.fairlead.connector.configuration;

import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.configuration.KeyStoreReference;
import dev.fairlead.issuer.LocalIssuerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The issuer that vouches for users whom the container knows by name only (authentication specification, 4.5).
 *
 * @param settings for whom, and what its tokens say
 * @param keyStore where its key lies; empty for a new one at each start
 * @param directory where metadata and keys are written, to be published under the issuer's URL
 */
public record LocalIssuerConfiguration(
        LocalIssuerSettings settings, Optional<KeyStoreReference> keyStore, Path directory) {
    /** Name of the file with the keys, below directory and URL. */
    public static final String KEYS = "keys.json";

    public LocalIssuerConfiguration {
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(keyStore, "keyStore");
        Objects.requireNonNull(directory, "directory");
    }

    /** Empty unless mechanisms are listed. */
    static Optional<LocalIssuerConfiguration> of(SettingValues values, String tenant) {
        List<String> mechanisms = values.list(Setting.LOCAL_ISSUER_MECHANISMS);
        if (mechanisms.isEmpty()) {
            return Optional.empty();
        }
        String url = withoutSlash(needed(values, Setting.LOCAL_ISSUER_URL));
        LocalIssuerSettings settings = new LocalIssuerSettings(
                url(url),
                url(url + "/" + KEYS),
                needed(values, Setting.LOCAL_ISSUER_AUDIENCE),
                tenant,
                Set.copyOf(mechanisms),
                Set.copyOf(values.list(Setting.LOCAL_ISSUER_RUN_AS)),
                values.flag(Setting.LOCAL_ISSUER_NAME_IS_EMAIL));
        return Optional.of(new LocalIssuerConfiguration(
                settings,
                values.keyStore(Setting.LOCAL_ISSUER_KEY_STORE, Setting.LOCAL_ISSUER_KEY_STORE_PASSWORD),
                Path.of(needed(values, Setting.LOCAL_ISSUER_DIRECTORY))));
    }

    private static String needed(SettingValues values, Setting setting) {
        return values.text(setting)
                .orElseThrow(() -> new IllegalArgumentException(
                        Setting.LOCAL_ISSUER_MECHANISMS.key() + " is set and " + setting.key() + " is not"));
    }

    private static HttpUrl url(String text) {
        try {
            return HttpUrl.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Setting.LOCAL_ISSUER_URL.key() + " " + e.getMessage(), e);
        }
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
