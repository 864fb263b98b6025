package dev.fairlead.tunnel.token;

import dev.fairlead.tunnel.keys.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** SHA-256 of a token: what caches know tokens by, so that they need not keep the tokens themselves. */
public record TokenDigest(long first, long second, long third, long fourth) {

    /** The digest of a token's whole text. */
    public static TokenDigest of(String token) {
        ByteBuffer digest = ByteBuffer.wrap(Sha256.digest().digest(token.getBytes(StandardCharsets.ISO_8859_1)));
        return new TokenDigest(digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
    }
}
