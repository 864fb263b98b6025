package dev.fairlead.authorization;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.input.Sensitive;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user's browser brings back from the authorization server (RFC 6749, 4.1.2). Nothing in it can be trusted before
 * {@link AuthorizationCodes#finish} has compared the state.
 *
 * @param state the state of the request; empty if it is missing
 * @param code the code; empty if there is none
 * @param error why there is no code, for example {@code access_denied}; empty if there is one
 */
public record AuthorizationAnswer(String state, Optional<Sensitive> code, String error) {

    public AuthorizationAnswer {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(error, "error");
    }

    /**
     * The answer in the parameters of a request, as {@code HttpServletRequest.getParameterMap} gives them.
     *
     * @throws dev.fairlead.error.InvalidRequestException if a parameter stands more than once (RFC 6749, 3.1)
     */
    public static AuthorizationAnswer of(Map<String, String[]> parameters) {
        return new AuthorizationAnswer(
                one(parameters, "state").orElse(""),
                one(parameters, "code").map(Sensitive::of),
                one(parameters, "error").orElse(""));
    }

    private static Optional<String> one(Map<String, String[]> parameters, String name) {
        String[] values = parameters.getOrDefault(name, new String[0]);
        if (values.length > 1) {
            throw DestinationException.of(ErrorDetail.of(
                    ErrorCode.INPUT_MISSING, "", "authorization answer", "has " + name + " more than once"));
        }
        return values.length == 0 || values[0].isEmpty() ? Optional.empty() : Optional.of(values[0]);
    }

    /** Neither state nor code, which may be worth something. */
    @Override
    public String toString() {
        return "AuthorizationAnswer[" + (error.isEmpty() ? "code" : "error") + "]";
    }
}
