package dev.fairlead.tunnel.token;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JWT taken apart and not believed yet.
 *
 * @param header the first part
 * @param claims the second part
 * @param signedPart what the signature is over
 * @param signature the third part
 */
public record CompactToken(JsonObject header, JsonObject claims, byte[] signedPart, byte[] signature) {
    private static final int MAX_LENGTH = 16 * 1024;
    private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]+");

    /**
     * Takes a token apart.
     *
     * @throws TokenRefusedException if it is too long, or not three parts of strict base64url with two JSON objects
     */
    public static CompactToken parse(String token) {
        if (token.length() > MAX_LENGTH) {
            throw new TokenRefusedException("size", "The token is longer than " + MAX_LENGTH + " characters");
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw malformed("it does not have three parts");
        }
        byte[] signedPart = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
        JsonObject header = StrictJson.object(decode(parts[0]))
                .orElseThrow(() -> malformed("its header is not a JSON object with each member once"));
        JsonObject claims = StrictJson.object(decode(parts[1]))
                .orElseThrow(() -> malformed("its payload is not a JSON object with each member once"));
        // an unsigned token has an empty third part: the algorithm is what is wrong with it, and is judged first
        byte[] signature = parts[2].isEmpty() ? new byte[0] : decode(parts[2]);
        return new CompactToken(header, claims, signedPart, signature);
    }

    /** A member of the header that is a string. */
    Optional<String> headerText(String name) {
        return JsonText.of(header, name);
    }

    private static byte[] decode(String part) {
        if (!BASE64URL.matcher(part).matches() || part.length() % 4 == 1) {
            throw malformed("a part is not base64url");
        }
        byte[] bytes = Base64.getUrlDecoder().decode(part);
        // bits that belong to no byte must be zero, or one token could be written in several ways
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
            throw malformed("a part is not base64url");
        }
        return bytes;
    }

    private static TokenRefusedException malformed(String problem) {
        return new TokenRefusedException("format", "The token is malformed: " + problem);
    }
}
