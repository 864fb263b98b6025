package dev.fairlead.tunnel.enrolment;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.keys.Sha256;
import dev.fairlead.tunnel.message.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/**
 * What an administrator carries from a gateway to a new agent: a string that works once, for minutes. It never prints.
 *
 * @param endpoint the gateway to enrol at
 * @param authorityFingerprint SHA-256 of the gateway's CA certificate in DER, 64 lower-case hexadecimal digits
 * @param id names the code at the gateway
 * @param secret proves possession of the code
 */
public record EnrolmentCode(Endpoint endpoint, String authorityFingerprint, String id, String secret) {

    public EnrolmentCode {
        Objects.requireNonNull(endpoint, "endpoint");
        Objects.requireNonNull(authorityFingerprint, "authorityFingerprint");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(secret, "secret");
    }

    /** Whether the gateway that issued it has this certificate authority. */
    public boolean isOf(X509Certificate authority) {
        try {
            byte[] digest = Sha256.digest().digest(authority.getEncoded());
            return HexFormat.of().formatHex(digest).equals(authorityFingerprint);
        } catch (CertificateEncodingException e) {
            return false;
        }
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @throws EnrolmentException ({@code MALFORMED_CODE}) if it is something else
     */
    public static EnrolmentCode parse(String text) throws EnrolmentException {
        try {
            byte[] json = Base64.getUrlDecoder().decode(text.strip());
            JsonObject object = Json.read(new String(json, StandardCharsets.UTF_8));
            return new EnrolmentCode(
                    Endpoint.parse(object.getString("endpoint")),
                    object.getString("ca"),
                    object.getString("id"),
                    object.getString("secret"));
        } catch (IllegalArgumentException | JsonException | NullPointerException | ClassCastException e) {
            // neither the text nor the cause is repeated: either may hold the secret
            throw new EnrolmentException(
                    EnrolmentException.Reason.MALFORMED_CODE,
                    "This is no enrolment code: copy the whole line that 'enrolment-code' printed.");
        }
    }

    /** One line of printable characters without blanks, for {@link #parse}. */
    public String encoded() {
        JsonObject object = Json.object()
                .add("endpoint", endpoint.toString())
                .add("ca", authorityFingerprint)
                .add("id", id)
                .add("secret", secret)
                .build();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(object.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "EnrolmentCode[" + endpoint + ", " + id + ", ***]";
    }
}
