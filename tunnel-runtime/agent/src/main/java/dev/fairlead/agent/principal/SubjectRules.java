package dev.fairlead.agent.principal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ordered rules: the first that applies decides, also when it then fails to build a subject. */
public final class SubjectRules {
    private final List<SubjectRule> rules;

    /**
     * @param rules at least one, in their order; the last one, and only it, has no condition
     * @throws IllegalArgumentException if that is not so
     */
    public SubjectRules(List<SubjectRule> rules) {
        this.rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("there is no rule, so that nobody would have a subject");
        }
        for (int i = 0; i < rules.size(); i++) {
            boolean last = i == rules.size() - 1;
            if (rules.get(i).when().isEmpty() != last) {
                throw new IllegalArgumentException(
                        last
                                ? "the last rule must have no condition, so that every principal meets a rule"
                                : "rule " + (i + 1) + " has no condition, so that no rule after it is ever reached");
            }
        }
    }

    /** What applies where nothing is configured: {@code CN=${name}}. */
    public static SubjectRules byName() {
        SubjectPattern name = SubjectPattern.of(Map.of(SubjectField.CN, "${name}"));
        return new SubjectRules(List.of(new SubjectRule(Optional.empty(), name)));
    }

    /** Whether any rule looks at what kind of user it is about. */
    public boolean tellsTechnicalUsersApart() {
        return rules.stream()
                .anyMatch(rule -> rule.when()
                        .filter(condition -> condition.variable().equals(Claims.USER_TYPE))
                        .isPresent());
    }

    /** A rule by its position, counted from 0. */
    public Optional<SubjectRule> rule(int index) {
        return index >= 0 && index < rules.size() ? Optional.of(rules.get(index)) : Optional.empty();
    }

    /** How many rules there are; the last one has no condition. */
    public int size() {
        return rules.size();
    }

    /**
     * The subject of that token's holder.
     *
     * @throws PrincipalRefusedException if the rule that applies cannot build one
     */
    public Subject subjectOf(Claims claims) {
        return rules.get(indexFor(claims)).pattern().subjectOf(claims);
    }

    /** The position, counted from 0, of the rule that applies to that token's holder: the last one at the latest. */
    public int indexFor(Claims claims) {
        int index = 0;
        while (!rules.get(index).appliesTo(claims)) {
            index++;
        }
        return index;
    }
}
