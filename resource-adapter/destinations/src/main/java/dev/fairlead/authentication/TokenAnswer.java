package dev.fairlead.authentication;

import com.nimbusds.jwt.JWTParser;
import dev.fairlead.configuration.Secret;
import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.json.StrictJson;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a token service answers (authentication specification, 3.5 and 3.9). Nothing of it is quoted unsanitised. */
final class TokenAnswer {

    private static final int MAXIMUM_BYTES = 256 * 1024;
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern ACCESS_TOKEN = Pattern.compile("[!-~]+");

    private final String destination;
    private final Sanitiser sanitiser;

    TokenAnswer(String destination, Sanitiser sanitiser) {
        this.destination = destination;
        this.sanitiser = sanitiser;
    }

    /**
     * The token of a response, which is closed.
     *
     * @param sent when the request was sent
     * @throws DestinationException if it is none
     */
    Token read(DestinationResponse response, Instant sent) {
        try (response) {
            String body = body(response);
            if (response.status() == 200) {
                return token(json(response, body), sent);
            }
            throw refusal(response.status(), body);
        }
    }

    private String body(DestinationResponse response) {
        try {
            byte[] bytes = response.stream().readNBytes(MAXIMUM_BYTES + 1);
            if (bytes.length > MAXIMUM_BYTES) {
                throw malformed("is larger than 256 KiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw DestinationException.of(
                    ErrorDetail.of(
                            ErrorCode.TOKEN_SERVICE_UNREACHABLE, destination, "token service", "its answer broke off"),
                    e);
        }
    }

    private JsonObject json(DestinationResponse response, String body) {
        String type = response.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.contains("json")) {
            throw malformed("is not JSON by its content type");
        }
        try {
            if (StrictJson.parse(body) instanceof JsonObject object) {
                return object;
            }
        } catch (IllegalArgumentException e) {
            throw malformed(e.getMessage());
        }
        throw malformed("is no JSON object");
    }

    private Token token(JsonObject answer, Instant sent) {
        String accessToken = text(answer, "access_token");
        if (accessToken.isBlank()) {
            throw malformed("has no access_token");
        }
        if (!ACCESS_TOKEN.matcher(accessToken).matches()) {
            throw malformed("has an access_token with a forbidden character");
        }
        String type = text(answer, "token_type");
        if (!type.isEmpty() && !type.equalsIgnoreCase("bearer")) {
            throw malformed("has the unsupported token type '" + sanitiser.clean(type) + "'");
        }
        Optional<Duration> lifetime = lifetime(answer).or(() -> lifetimeOfJwt(accessToken, sent));
        return Token.of(Secret.of(accessToken), sent, lifetime);
    }

    private static Optional<Duration> lifetime(JsonObject answer) {
        JsonValue value = answer.get("expires_in");
        String digits = value instanceof JsonNumber number
                ? number.bigDecimalValue().toBigInteger().toString()
                : text(answer, "expires_in");
        return Optional.of(digits.strip())
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(lifetime -> lifetime.compareTo(LONGEST) <= 0);
    }

    private static Optional<Duration> lifetimeOfJwt(String accessToken, Instant sent) {
        try {
            return Optional.ofNullable(
                            JWTParser.parse(accessToken).getJWTClaimsSet().getExpirationTime())
                    .map(expiry -> Duration.between(sent, expiry.toInstant()))
                    .filter(lifetime -> !lifetime.isNegative() && lifetime.compareTo(LONGEST) <= 0);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private DestinationException refusal(int status, String body) {
        String error = "";
        String description = "";
        try {
            if (StrictJson.parse(body) instanceof JsonObject answer) {
                error = text(answer, "error");
                description = text(answer, "error_description");
            }
        } catch (IllegalArgumentException e) {
            // an error page in another format; its status has to do
            error = "";
        }
        String found = "answered " + status
                + (error.isEmpty() ? "" : " " + sanitiser.clean(error))
                + (description.isEmpty() ? "" : ": " + sanitiser.clean(description));
        return DestinationException.of(ErrorDetail.of(code(status, error), destination, "token service", found));
    }

    private static ErrorCode code(int status, String error) {
        if (status == 429 || status >= 500 || status < 400) {
            return ErrorCode.TOKEN_SERVICE_UNREACHABLE;
        }
        return switch (error) {
            case "invalid_client" -> ErrorCode.CLIENT_REJECTED;
            case "invalid_grant", "access_denied" -> ErrorCode.GRANT_REJECTED;
            // Keycloak's answer to a wrong secret, too, and then with 401
            case "unauthorized_client" -> status == 401 ? ErrorCode.CLIENT_REJECTED : ErrorCode.GRANT_REJECTED;
            default -> status == 401 ? ErrorCode.CLIENT_REJECTED : ErrorCode.TOKEN_REQUEST_REJECTED;
        };
    }

    private static String text(JsonObject answer, String name) {
        return answer.get(name) instanceof JsonString string ? string.getString() : "";
    }

    private DestinationException malformed(String found) {
        return DestinationException.of(
                ErrorDetail.of(ErrorCode.TOKEN_ANSWER_MALFORMED, destination, "token service", "its answer " + found));
    }
}
