package dev.fairlead.service;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The header fields with which a call's inputs go to the Destination service (destination specification, 2.2). Never
 * prints.
 */
final class TokenHeaders {

    static final TokenHeaders NONE = new TokenHeaders(List.of());

    private static final String USER_TOKEN = "X-user-token";
    private static final String TENANT = "X-tenant";
    private static final String ASSERTION = "X-client-assertion";
    private static final String ASSERTION_DESTINATION = "X-client-assertion-destination-name";
    private static final List<String> OF_USERS =
            List.of(USER_TOKEN, "X-subject-token", "X-chain-var-userToken", "X-chain-var-subjectToken");
    private static final List<String> USED_ONCE = List.of("X-code", "X-refresh-token");

    private final List<Map.Entry<String, String>> fields;

    private TokenHeaders(List<Map.Entry<String, String>> fields) {
        this.fields = List.copyOf(fields);
    }

    /**
     * Fields that go together.
     *
     * @throws DestinationException if the service would refuse the combination
     */
    static TokenHeaders of(String destination, List<Map.Entry<String, String>> fields) {
        TokenHeaders headers = new TokenHeaders(fields);
        headers.exclude(destination, USER_TOKEN, TENANT);
        headers.exclude(destination, ASSERTION, ASSERTION_DESTINATION);
        return headers;
    }

    private void exclude(String destination, String one, String other) {
        if (has(one) && has(other)) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.INPUT_CONTRADICTORY,
                    destination,
                    "call",
                    "cannot mix '" + one.toLowerCase(Locale.ROOT) + "' with '" + other.toLowerCase(Locale.ROOT) + "'"));
        }
    }

    private boolean has(String name) {
        return fields.stream().anyMatch(field -> field.getKey().equals(name));
    }

    List<Map.Entry<String, String>> fields() {
        return fields;
    }

    /** Whether sending them a second time could not have the same effect. */
    boolean usedOnce() {
        return USED_ONCE.stream().anyMatch(this::has);
    }

    /** Whether these hold all of the others. */
    boolean cover(TokenHeaders others) {
        return fields.containsAll(others.fields);
    }

    /** Whether a user's token is among them. */
    boolean ofUser() {
        return OF_USERS.stream().anyMatch(this::has);
    }

    /** Names and digests of the values, for keys of caches. */
    List<String> digests() {
        List<String> digests = new ArrayList<>();
        for (Map.Entry<String, String> field : fields) {
            digests.add(field.getKey());
            digests.add(digest(field.getValue()));
        }
        return digests;
    }

    private static String digest(String value) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHeaders headers && fields.equals(headers.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Names only. */
    @Override
    public String toString() {
        return fields.stream().map(Map.Entry::getKey).toList().toString();
    }
}
