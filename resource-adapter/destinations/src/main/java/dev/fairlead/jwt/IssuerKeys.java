package dev.fairlead.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWK;
import dev.fairlead.configuration.HttpUrl;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.json.StrictJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Finds keys of issuers (authentication specification, 11.1 and 11.3). Keys from a URL are kept for ten minutes, OpenID
 * metadata for an hour; both serve for a day if the issuer is out of reach. A key that is not there makes the keys load
 * again, at most every 30 seconds.
 */
final class IssuerKeys {

    private static final int LOCATIONS = 1_000;
    private static final int MAXIMUM_BYTES = 100 * 1024;
    private static final Duration KEYS_KEPT = Duration.ofMinutes(10);
    private static final Duration METADATA_KEPT = Duration.ofHours(1);
    private static final String NOBODY = "";

    private final JsonDocuments documents;
    private final Clock clock;
    private final Cache<KeyLocation, Kept<KeySet>> remote = bounded();
    private final Cache<KeyLocation.Discovered, Kept<HttpUrl>> metadata = bounded();
    private final Cache<KeyLocation.Inline, KeySet> inline = bounded();

    IssuerKeys(JsonDocuments documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    private static <K, V> Cache<K, V> bounded() {
        return Caffeine.newBuilder()
                .maximumSize(LOCATIONS)
                .executor(Runnable::run)
                .build();
    }

    /**
     * The key for a token; empty if the issuer has none of that name.
     *
     * @param destination whose call needs it, for messages
     * @throws DestinationException if the keys cannot be loaded
     */
    Optional<JWK> find(String destination, KeyLocation location, Optional<String> id, SignatureAlgorithm algorithm) {
        if (location instanceof KeyLocation.Inline given) {
            return inline.get(given, content -> parse(destination, content)).find(id, algorithm);
        }
        Kept<KeySet> kept = remote.get(location, this::kept);
        try {
            KeySet keys = kept.get();
            Optional<JWK> key = keys.find(id, algorithm);
            return key.isPresent() ? key : kept.newerThan(keys).find(id, algorithm);
        } catch (DestinationException e) {
            // keys are loaded for everybody; whose call it was is known here
            ErrorDetail detail = e.detail();
            throw DestinationException.of(
                    ErrorDetail.of(detail.code(), destination, detail.place(), detail.found())
                            .withHint(detail.hint()),
                    e);
        }
    }

    private static KeySet parse(String destination, KeyLocation.Inline given) {
        try {
            return KeySet.of(StrictJson.parse(given.jwks()).asJsonObject());
        } catch (IllegalArgumentException | ClassCastException e) {
            throw DestinationException.of(ErrorDetail.of(
                            ErrorCode.PROPERTY_INVALID, destination, "x_user_token.jwks", "is no readable JWK set")
                    .withHint("Give the base64 text of a JWK set (RFC 7517) of at most 100 keys"));
        }
    }

    private Kept<KeySet> kept(KeyLocation location) {
        return new Kept<>(
                () -> {
                    HttpUrl url = location instanceof KeyLocation.Discovered discovered
                            ? metadata.get(discovered, this::keptMetadata).get()
                            : ((KeyLocation.At) location).url();
                    return keySet(url);
                },
                KEYS_KEPT,
                clock);
    }

    private KeySet keySet(HttpUrl url) {
        String what = "keys of the issuer";
        JsonObject set = documents.get(NOBODY, what, url, Optional.empty(), MAXIMUM_BYTES);
        try {
            return KeySet.of(set);
        } catch (IllegalArgumentException e) {
            throw malformed(what, url + " " + e.getMessage());
        }
    }

    private Kept<HttpUrl> keptMetadata(KeyLocation.Discovered discovered) {
        return new Kept<>(() -> keysUrl(discovered), METADATA_KEPT, clock);
    }

    private HttpUrl keysUrl(KeyLocation.Discovered discovered) {
        String what = "metadata of the issuer";
        String issuer = withoutSlash(discovered.issuer());
        try {
            HttpUrl url = HttpUrl.parse(issuer + "/.well-known/openid-configuration");
            JsonObject document = documents.get(NOBODY, what, url, Optional.empty(), MAXIMUM_BYTES);
            if (!issuer.equals(withoutSlash(text(document, "issuer")))) {
                throw malformed(what, "are those of another issuer");
            }
            HttpUrl keys = HttpUrl.parse(text(document, "jwks_uri"));
            boolean expected = keys.host().equalsIgnoreCase(url.host())
                    || discovered.furtherHosts().contains(keys.host());
            if (!expected) {
                throw malformed(what, "name a jwks_uri at another host");
            }
            return keys;
        } catch (IllegalArgumentException e) {
            throw malformed(what, "name no jwks_uri that is a URL");
        }
    }

    private static String text(JsonObject document, String member) {
        return document.get(member) instanceof JsonString text ? text.getString() : "";
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static DestinationException malformed(String what, String found) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.TOKEN_ANSWER_MALFORMED, NOBODY, what, found)
                .withHint("Check the URL of the issuer"));
    }
}
