package dev.fairlead.logon;

import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.ServerAddress;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.json.StrictJson;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How a token is shown to a mail server (authentication specification, 8.1). */
public final class SaslToken {

    private static final char SEPARATOR = '\u0001';

    private SaslToken() {}

    /**
     * The initial response of {@code XOAUTH2}, in base64.
     *
     * @param destination name of the destination, for messages
     * @param user {@code mail.user}
     * @throws dev.fairlead.error.InvalidDestinationException if user or token hold the octet that separates them
     */
    public static String xoauth2(String destination, String user, Secret token) {
        check(destination, "mail.user", user);
        check(destination, "token", token.reveal());
        return encode("user=" + user + SEPARATOR + "auth=Bearer " + token.reveal() + SEPARATOR + SEPARATOR);
    }

    /**
     * The initial response of {@code OAUTHBEARER} (RFC 7628, 3.1), in base64.
     *
     * @param destination name of the destination, for messages
     * @param user {@code mail.user}, in front as RFC 5801 section 4 wants it
     * @param server whom the client talks to
     * @throws dev.fairlead.error.InvalidDestinationException if user or token hold the octet that separates them
     */
    public static String oauthBearer(String destination, String user, ServerAddress server, Secret token) {
        check(destination, "mail.user", user);
        check(destination, "token", token.reveal());
        String name = user.replace("=", "=3D").replace(",", "=2C");
        return encode("n,a=" + name + "," + SEPARATOR + "host=" + server.host() + SEPARATOR + "port=" + server.port()
                + SEPARATOR + "auth=Bearer " + token.reveal() + SEPARATOR + SEPARATOR);
    }

    /**
     * The error of a server that answers a token with a challenge, which the client has to answer with an empty line.
     * Of the challenge only the member {@code status} is quoted.
     *
     * @param destination name of the destination
     * @param challenge what follows {@code 334} or {@code +}, in base64
     */
    public static DestinationException refusal(String destination, String challenge) {
        return DestinationException.of(ErrorDetail.of(
                ErrorCode.CREDENTIALS_REFUSED,
                destination,
                "mail server",
                "refused the token with status " + status(challenge)));
    }

    private static String status(String challenge) {
        try {
            String json = new String(Base64.getDecoder().decode(challenge.strip()), StandardCharsets.UTF_8);
            if (StrictJson.parse(json) instanceof JsonObject object
                    && object.get("status") instanceof JsonString status
                    && status.getString().matches("[A-Za-z0-9_-]{1,40}")) {
                return status.getString();
            }
        } catch (IllegalArgumentException e) {
            // whatever the server said, it said no
        }
        return "unknown";
    }

    private static void check(String destination, String place, String text) {
        if (text.indexOf(SEPARATOR) >= 0) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.PROPERTY_INVALID, destination, place, "contains the octet 0x01, which ends a field"));
        }
    }

    private static String encode(String response) {
        return Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8));
    }
}
