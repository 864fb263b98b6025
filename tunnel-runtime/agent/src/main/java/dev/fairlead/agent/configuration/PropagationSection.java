package dev.fairlead.agent.configuration;

import dev.fairlead.agent.certificate.UserKeys;
import dev.fairlead.agent.principal.SubjectCondition;
import dev.fairlead.agent.principal.SubjectField;
import dev.fairlead.agent.principal.SubjectPattern;
import dev.fairlead.agent.principal.SubjectRule;
import dev.fairlead.agent.principal.SubjectRules;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code propagation}: how callers become certificates. */
final class PropagationSection {
    private static final Duration DEFAULT_VALIDITY = Duration.ofMinutes(60);
    private static final Duration MAX_VALIDITY = Duration.ofMinutes(43_200);
    private static final Duration MAX_TOLERANCE = Duration.ofHours(336);

    PropagationSettings read(Optional<YamlObject> propagation) {
        Duration validity = propagation
                .flatMap(section -> section.value("certificateValidity"))
                .flatMap(value -> value.duration(Duration.ofMinutes(1), MAX_VALIDITY))
                .orElse(DEFAULT_VALIDITY);
        Duration tolerance = propagation
                .flatMap(section -> section.value("expirationTolerance"))
                .flatMap(value -> value.duration(Duration.ZERO, MAX_TOLERANCE))
                .orElse(Duration.ZERO);
        UserKeys userKeys = propagation
                .flatMap(section -> section.oneOf("userKeys", UserKeys.class, ""))
                .orElse(UserKeys.AS_AUTHORITY);
        boolean sendIssuers = flag(propagation, "sendIssuers");
        boolean refuseUnexpected = flag(propagation, "refusePrincipal");
        SubjectRules rules = propagation
                .flatMap(section -> section.value("subjectPatterns"))
                .flatMap(this::rules)
                .orElseGet(SubjectRules::byName);
        propagation.ifPresent(YamlObject::close);
        return new PropagationSettings(validity, tolerance, userKeys, sendIssuers, refuseUnexpected, rules);
    }

    private static boolean flag(Optional<YamlObject> propagation, String key) {
        return propagation
                .flatMap(section -> section.value(key))
                .flatMap(YamlValue::bool)
                .orElse(false);
    }

    private Optional<SubjectRules> rules(YamlValue list) {
        List<YamlValue> items = list.list();
        List<SubjectRule> rules = new ArrayList<>();
        for (YamlValue item : items) {
            item.object().flatMap(this::rule).ifPresent(rules::add);
        }
        if (rules.size() < items.size() || rules.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SubjectRules(rules));
        } catch (IllegalArgumentException incomplete) {
            return list.wrong(incomplete.getMessage(), "Rules are tried in their order; the last one has no condition");
        }
    }

    private Optional<SubjectRule> rule(YamlObject entry) {
        Optional<YamlObject> when = entry.object("when");
        Optional<SubjectCondition> condition = when.flatMap(this::condition);
        Optional<SubjectPattern> pattern = entry.required(
                        "subject", "Write what the subject is, such as {CN: \"${name}\"}")
                .flatMap(YamlValue::object)
                .flatMap(this::pattern);
        entry.close();
        boolean conditionLost = entry.has("when") && condition.isEmpty();
        return conditionLost ? Optional.empty() : pattern.map(found -> new SubjectRule(condition, found));
    }

    private Optional<SubjectCondition> condition(YamlObject when) {
        Map<String, SubjectCondition.Operator> operators = new TreeMap<>();
        for (SubjectCondition.Operator operator : SubjectCondition.Operator.values()) {
            operators.put(operator.text(), operator);
        }
        Optional<String> variable = when.required("variable", "Write the name of a claim, or user_type")
                .flatMap(YamlValue::text);
        Optional<SubjectCondition.Operator> operator = when.required("operator", "Write one of " + operators.keySet())
                .flatMap(value -> value.choice(operators, ""));
        Optional<String> value = when.value("value").flatMap(YamlValue::text);
        when.close();
        if (variable.isEmpty() || operator.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SubjectCondition(variable.get(), operator.get(), value));
        } catch (IllegalArgumentException contradiction) {
            when.wrong(contradiction.getMessage(), "is and is_not compare with value, exist and exist_not take none");
            return Optional.empty();
        }
    }

    private Optional<SubjectPattern> pattern(YamlObject subject) {
        Map<SubjectField, String> texts = new EnumMap<>(SubjectField.class);
        for (SubjectField field : SubjectField.values()) {
            subject.value(field.name()).flatMap(YamlValue::text).ifPresent(text -> texts.put(field, text));
        }
        subject.close();
        try {
            return Optional.of(SubjectPattern.of(texts));
        } catch (IllegalArgumentException malformed) {
            subject.wrong(malformed.getMessage(), "Variables are written ${name}, a dollar sign is written $$");
            return Optional.empty();
        }
    }
}
