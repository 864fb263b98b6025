package dev.fairlead.tunnel.token;

import dev.fairlead.tunnel.fetch.Fetch;
import dev.fairlead.tunnel.fetch.LimitedReader;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Objects;

/** Reads a JWKS document (authentication specification, 11.1). Blocks, so it runs on threads made for that. */
public final class KeyLoader {
    private final Fetch fetch;
    private final GatewayKeys gateway;

    /** @param fetch how documents are had from the network */
    public KeyLoader(Fetch fetch) {
        this(fetch, GatewayKeys.NONE);
    }

    /**
     * @param fetch how documents are had from the network
     * @param gateway how they are had from the gateway
     */
    public KeyLoader(Fetch fetch, GatewayKeys gateway) {
        this.fetch = Objects.requireNonNull(fetch, "fetch");
        this.gateway = Objects.requireNonNull(gateway, "gateway");
    }

    byte[] load(KeySource source) throws IOException {
        if (source instanceof KeySource.File file) {
            try (InputStream in = Files.newInputStream(file.path())) {
                return LimitedReader.read(in);
            }
        }
        if (source instanceof KeySource.Gateway offered) {
            return gateway.of(offered.issuer());
        }
        return fetch.get(
                source instanceof KeySource.Discovery discovery ? discover(discovery) : ((KeySource.Url) source).uri());
    }

    /** Where an issuer says that its keys are (authentication specification, 11.3). */
    private URI discover(KeySource.Discovery source) throws IOException {
        JsonObject metadata = StrictJson.object(fetch.get(source.document()))
                .orElseThrow(() -> new IOException("metadata that is no JSON object with each member once"));
        if (!source.isSameIssuer(JsonText.of(metadata, "issuer").orElse(""))) {
            throw new IOException("metadata of another issuer");
        }
        URI keys;
        try {
            keys = URI.create(JsonText.of(metadata, "jwks_uri").orElse(""));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("metadata whose jwks_uri is no URL", malformed);
        }
        if (!KeySource.Url.isAcceptable(keys)
                || !source.hosts().contains(keys.getHost().toLowerCase(Locale.ROOT))) {
            throw new IOException("metadata whose jwks_uri is on another host than the issuer's");
        }
        return keys;
    }
}
