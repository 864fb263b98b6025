package dev.fairlead.authentication;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a token depends on, as a digest over length-prefixed fields (authentication specification, 3.7): no
 * two lists of fields give the same bytes.
 */
record TokenKey(String digest) implements TokenId {

    private static final byte[] ABSENT = {-1, -1, -1, -1};

    static TokenKey of(List<Optional<String>> fields) {
        MessageDigest sha256 = Digests.sha256();
        for (Optional<String> field : fields) {
            if (field.isEmpty()) {
                sha256.update(ABSENT);
            } else {
                byte[] bytes = field.get().getBytes(StandardCharsets.UTF_8);
                sha256.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                sha256.update(bytes);
            }
        }
        return new TokenKey(HexFormat.of().formatHex(sha256.digest()));
    }
}
