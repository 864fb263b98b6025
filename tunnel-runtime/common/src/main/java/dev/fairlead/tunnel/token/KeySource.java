package dev.fairlead.tunnel.token;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/** Where the public keys of an issuer come from; only ever the configuration, never a token. */
public sealed interface KeySource {

    /**
     * A JWKS document on the network.
     *
     * @param uri https, or http on a loopback address
     */
    record Url(URI uri) implements KeySource {
        public Url {
            Objects.requireNonNull(uri, "uri");
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
     * A JWKS document in a file.
     *
     * @param path absolute
     */
    record File(Path path) implements KeySource {
        public File {
            Objects.requireNonNull(path, "path");
        }
    }
}
