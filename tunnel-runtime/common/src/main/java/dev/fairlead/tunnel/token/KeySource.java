package dev.fairlead.tunnel.token;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Where the public keys of an issuer come from; only ever the configuration, never a token. */
public sealed interface KeySource {

    /** The hosts that keys come from, in lower case; none if they come from none. */
    Set<String> hosts();

    /**
     * A JWKS document on the network.
     *
     * @param uri https, or http on a loopback address
     */
    record Url(URI uri) implements KeySource {
        public Url {
            Objects.requireNonNull(uri, "uri");
        }

        @Override
        public Set<String> hosts() {
            return Set.of(uri.getHost().toLowerCase(Locale.ROOT));
        }

        /** Whether keys may be fetched from there: a plain connection could hand out an attacker's keys. */
        public static boolean isAcceptable(URI uri) {
            return uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && isLoopback(uri.getHost()));
        }

        private static boolean isLoopback(String host) {
            return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
        }
    }

    /**
     * What the issuer's OpenID metadata name (authentication specification, 11.3).
     *
     * @param issuer the issuer's URL; https, or http on a loopback address
     * @param hosts where the keys may be, in lower case; the issuer's own host among them
     */
    record Discovery(URI issuer, Set<String> hosts) implements KeySource {
        public Discovery {
            Objects.requireNonNull(issuer, "issuer");
            hosts = Set.copyOf(hosts);
        }

        /** Keys on the issuer's own host. */
        public static Discovery of(URI issuer) {
            return new Discovery(issuer, Set.of(issuer.getHost().toLowerCase(Locale.ROOT)));
        }

        URI document() {
            return URI.create(withoutSlash(issuer.toString()) + "/.well-known/openid-configuration");
        }

        boolean isSameIssuer(String claimed) {
            return withoutSlash(claimed).equals(withoutSlash(issuer.toString()));
        }

        private static String withoutSlash(String url) {
            return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        }
    }

    /**
     * What the gateway tells an agent that is enrolled at it.
     *
     * @param issuer value of {@code iss}
     */
    record Gateway(String issuer) implements KeySource {
        public Gateway {
            Objects.requireNonNull(issuer, "issuer");
        }

        @Override
        public Set<String> hosts() {
            return Set.of();
        }
    }

    /**
     * A JWKS document in a file.
     *
     * @param path absolute
     */
    record File(Path path) implements KeySource {
        public File {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public Set<String> hosts() {
            return Set.of();
        }
    }
}
