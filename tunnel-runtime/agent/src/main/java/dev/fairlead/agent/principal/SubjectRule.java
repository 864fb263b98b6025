package dev.fairlead.agent.principal;

import java.util.Objects;
import java.util.Optional;

/**
 * One rule of the ordered list that turns tokens into subjects.
 *
 * @param when the condition; empty: always
 * @param pattern what the subject is then
 */
public record SubjectRule(Optional<SubjectCondition> when, SubjectPattern pattern) {

    public SubjectRule {
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(pattern, "pattern");
    }

    boolean appliesTo(Claims claims) {
        return when.map(condition -> condition.holds(claims)).orElse(true);
    }
}
