package dev.fairlead.tunnel.token;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;

/** Reads a JWKS document (authentication specification, 11.1). Blocks, so it runs on threads made for that. */
final class KeyLoader {
    private static final int MAX_BYTES = 100 * 1024;
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 5_000;
    private static final Duration MAX_DURATION = Duration.ofSeconds(10);

    byte[] load(KeySource source) throws IOException {
        if (source instanceof KeySource.File file) {
            try (InputStream in = Files.newInputStream(file.path())) {
                return readLimited(in);
            }
        }
        return fetch((KeySource.Url) source);
    }

    private static byte[] fetch(KeySource.Url source) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) source.uri().toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setRequestProperty("Accept", "application/jwk-set+json, application/json");
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("answer with status " + status);
            }
            try (InputStream in = connection.getInputStream()) {
                return readLimited(in);
            }
        } finally {
            connection.disconnect();
        }
    }

    /** A limit in bytes and in time: a server that drips would otherwise keep the thread for ever. */
    private static byte[] readLimited(InputStream in) throws IOException {
        long deadline = System.nanoTime() + MAX_DURATION.toNanos();
        byte[] buffer = new byte[MAX_BYTES + 1];
        int length = 0;
        while (length <= MAX_BYTES) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                return Arrays.copyOf(buffer, length);
            }
            length += read;
            if (System.nanoTime() > deadline) {
                throw new IOException("answer not complete after " + MAX_DURATION.toSeconds() + " s");
            }
        }
        throw new IOException("document longer than " + MAX_BYTES + " bytes");
    }
}
