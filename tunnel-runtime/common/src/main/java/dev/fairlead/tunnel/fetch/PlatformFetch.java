package dev.fairlead.tunnel.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Fetches as the platform is set up, through its proxy if it has one: for a network whose issuers stand on internal
 * addresses.
 */
public final class PlatformFetch implements Fetch {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 5_000;

    @Override
    public byte[] get(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
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
                return LimitedReader.read(in);
            }
        } finally {
            connection.disconnect();
        }
    }
}
