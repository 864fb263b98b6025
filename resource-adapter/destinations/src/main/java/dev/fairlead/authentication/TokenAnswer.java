package dev.fairlead.authentication;

import dev.fairlead.configuration.Secret;
import dev.fairlead.configuration.TokenService;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads what a token service answers (authentication specification, 3.5 and 3.9). Nothing of it is quoted unsanitised. */
final class TokenAnswer {

    private static final Logger LOG = System.getLogger(TokenAnswer.class.getName());
    private static final int MAXIMUM_BYTES = 256 * 1024;
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final Pattern SCOPE = Pattern.compile("[ -~]+");

    private final String destination;
    private final Sanitiser sanitiser;
    private final GrantRequest.Expected expected;
    private final TokenService service;

    /**
     * @param destination name of the destination, for messages
     * @param service what was asked, and as which client
     */
    TokenAnswer(String destination, TokenService service, GrantRequest.Expected expected, Sanitiser sanitiser) {
        this.destination = destination;
        this.service = service;
        this.expected = expected;
        this.sanitiser = sanitiser;
    }

    /**
     * What a response gives; it is closed.
     *
     * @param sent when the request was sent
     * @throws DestinationException if that is not what was expected
     */
    TokenReply read(DestinationResponse response, Instant sent) {
        try (response) {
            String body = body(response);
            if (response.status() == 200) {
                JsonObject answer = json(response, body);
                return expected == GrantRequest.Expected.REFRESH_TOKEN
                        ? refreshTokenOnly(answer, sent)
                        : token(answer, sent);
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

    private TokenReply refreshTokenOnly(JsonObject answer, Instant sent) {
        Optional<Secret> token = refreshToken(answer);
        if (token.isEmpty()) {
            throw malformed("has no refresh_token");
        }
        return new TokenReply(Secret.EMPTY, Optional.empty(), token, Optional.empty(), sent, Optional.empty());
    }

    private TokenReply token(JsonObject answer, Instant sent) {
        String accessToken = text(answer, "access_token");
        if (accessToken.isBlank()) {
            throw malformed("has no access_token");
        }
        if (!TOKEN.matcher(accessToken).matches()) {
            throw malformed("has an access_token with a forbidden character");
        }
        Optional<String> issuedType = Optional.of(text(answer, "issued_token_type"))
                .filter(type -> !type.isBlank() && expected == GrantRequest.Expected.ISSUED_TOKEN);
        if (issuedType.isEmpty() && expected == GrantRequest.Expected.ISSUED_TOKEN) {
            throw malformed("has no issued_token_type");
        }
        checkType(text(answer, "token_type"));
        Optional<Duration> lifetime = lifetime(answer).or(() -> lifetimeOfJwt(accessToken, sent));
        return new TokenReply(
                Secret.of(accessToken), issuedType, refreshToken(answer), otherScope(answer), sent, lifetime);
    }

    /** The scope that was granted, if it is not the one that was asked for, in whatever order. */
    private Optional<String> otherScope(JsonObject answer) {
        String granted = text(answer, "scope").strip();
        if (!SCOPE.matcher(granted).matches() || scopes(granted).equals(scopes(service.scope()))) {
            return Optional.empty();
        }
        LOG.log(
                Level.DEBUG,
                "Destination ''{0}'': the scope granted is ''{1}'', asked for was ''{2}''",
                destination,
                sanitiser.clean(granted),
                service.scope());
        return Optional.of(granted);
    }

    private static Set<String> scopes(String text) {
        return Arrays.stream(text.split(" ")).filter(scope -> !scope.isEmpty()).collect(Collectors.toSet());
    }

    /** A token exchange may issue what is no token for requests: its type is then N_A (RFC 8693, 2.2.1). */
    private void checkType(String type) {
        boolean none = expected == GrantRequest.Expected.ISSUED_TOKEN && type.equalsIgnoreCase("N_A");
        if (!type.isEmpty() && !type.equalsIgnoreCase("bearer") && !none) {
            throw malformed("has the unsupported token type '" + sanitiser.clean(type) + "'");
        }
    }

    private Optional<Secret> refreshToken(JsonObject answer) {
        String token = text(answer, "refresh_token");
        if (!token.isEmpty() && !TOKEN.matcher(token).matches()) {
            throw malformed("has a refresh_token with a forbidden character");
        }
        return Optional.of(token).filter(text -> !text.isEmpty()).map(Secret::of);
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
        return JwtExpiry.of(accessToken)
                .map(expiry -> Duration.between(sent, expiry))
                .filter(lifetime -> !lifetime.isNegative() && lifetime.compareTo(LONGEST) <= 0);
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
        ErrorCode code = code(status, error);
        String found = "answered " + status
                + (code == ErrorCode.CLIENT_REJECTED ? " to client '" + service.clientId() + "'" : "")
                + (error.isEmpty() ? "" : " " + sanitiser.clean(error))
                + (description.isEmpty() ? "" : ": " + sanitiser.clean(description));
        return DestinationException.of(ErrorDetail.of(code, destination, "token service", found));
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
