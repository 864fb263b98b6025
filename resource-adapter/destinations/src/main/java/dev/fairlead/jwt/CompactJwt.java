package dev.fairlead.jwt;

import dev.fairlead.json.StrictJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A signed JWT in compact form (RFC 7515, 3.1), read so strictly that no other reader can see something else in it. Its
 * signature is not verified.
 *
 * @param header the protected header
 * @param payload the claims
 * @param signedPart what the signature is over: header and payload as they came
 * @param signature the signature; empty if the token has none
 */
record CompactJwt(JsonObject header, JsonObject payload, String signedPart, byte[] signature) {

    private static final int MAXIMUM_LENGTH = 16 * 1024;

    /**
     * @throws RefusedTokenException if the text is too long or no JWT in compact form
     */
    static CompactJwt parse(String encoded) throws RefusedTokenException {
        if (encoded.length() > MAXIMUM_LENGTH) {
            throw new RefusedTokenException(Refusal.SIZE, "is longer than 16 KiB");
        }
        int first = encoded.indexOf('.');
        int second = encoded.indexOf('.', first + 1);
        if (first < 0 || second < 0 || encoded.indexOf('.', second + 1) >= 0) {
            throw new RefusedTokenException(Refusal.OPAQUE, "is opaque, not a JWT in compact form");
        }
        return new CompactJwt(
                object(encoded.substring(0, first)),
                object(encoded.substring(first + 1, second)),
                encoded.substring(0, second),
                decode(encoded.substring(second + 1)));
    }

    /**
     * @throws RefusedTokenException if it says that it is not signed, or has no signature
     */
    void checkSigned() throws RefusedTokenException {
        String algorithm = headerText("alg").orElse("none");
        if (algorithm.equalsIgnoreCase("none") || signature.length == 0) {
            throw new RefusedTokenException(Refusal.ALG, "is not signed");
        }
    }

    /** A header member that is a string. */
    Optional<String> headerText(String name) {
        return header.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static JsonObject object(String part) throws RefusedTokenException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decode(part)))
                    .toString();
            JsonValue value = StrictJson.parse(text);
            if (value instanceof JsonObject object) {
                return object;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // falls through: the cause could quote the token
        }
        throw new RefusedTokenException(
                Refusal.FORMAT, "is no readable JWT: header or payload is no JSON object, or names a member twice");
    }

    /** Without padding, line breaks or bits left over: one value has one encoding. */
    private static byte[] decode(String part) throws RefusedTokenException {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(part);
            if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(part)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // falls through: the cause could quote the token
        }
        throw new RefusedTokenException(Refusal.FORMAT, "is no readable JWT: not strictly base64url");
    }
}
