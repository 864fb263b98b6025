package dev.fairlead.agent.principal;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When a subject rule applies (agent specification, 4.4).
 *
 * @param variable name of a claim, or {@code user_type}
 * @param operator how it is judged
 * @param value what it is compared with; empty for the operators that compare nothing
 */
public record SubjectCondition(String variable, Operator operator, Optional<String> value) {

    /**
     * @throws IllegalArgumentException with a readable reason if the three do not go together
     */
    public SubjectCondition {
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(operator, "operator");
        if (operator.comparing() != value.isPresent()) {
            throw new IllegalArgumentException(
                    "the operator " + operator.text() + (operator.comparing() ? " needs a value" : " takes no value"));
        }
        if (variable.equals(Claims.USER_TYPE)
                && !value.filter(List.of("Business", "Technical")::contains).isPresent()) {
            throw new IllegalArgumentException("user_type can only be compared with Business or Technical");
        }
    }

    /** Whether the claims fulfil this condition. Comparison is case-sensitive. */
    boolean holds(Claims claims) {
        List<String> found = values(claims);
        return switch (operator) {
            case EXIST -> !found.isEmpty();
            case EXIST_NOT -> found.isEmpty();
            case IS -> found.contains(value.orElseThrow());
            case IS_NOT -> !found.isEmpty() && !found.contains(value.orElseThrow());
        };
    }

    private List<String> values(Claims claims) {
        if (variable.equals(Claims.USER_TYPE)) {
            return List.of(claims.userType());
        }
        JsonValue found = claims.lookup(variable).orElse(JsonValue.EMPTY_JSON_ARRAY);
        return found instanceof JsonArray array
                ? array.stream().map(SubjectCondition::text).toList()
                : List.of(text(found));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    /** How the variable of a condition is judged. */
    public enum Operator {
        EXIST("exist", false),
        EXIST_NOT("exist_not", false),
        IS("is", true),
        /** Present and different: an absent claim does not match. */
        IS_NOT("is_not", true);

        private final String text;
        private final boolean comparing;

        Operator(String text, boolean comparing) {
            this.text = text;
            this.comparing = comparing;
        }

        /** As configurations write it. */
        public String text() {
            return text;
        }

        /** Whether it needs a value. */
        public boolean comparing() {
            return comparing;
        }
    }
}
