package dev.fairlead.agent.principal;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How the claims of a token become a subject (authentication specification, 10.5). All fields succeed, or none. */
public final class SubjectPattern {
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

    private final Map<SubjectField, PatternTemplate> fields;

    private SubjectPattern(Map<SubjectField, PatternTemplate> fields) {
        this.fields = fields;
    }

    /**
     * A pattern from its texts; empty ones count as absent.
     *
     * @throws IllegalArgumentException with a readable reason if no field is left or one cannot be parsed
     */
    public static SubjectPattern of(Map<SubjectField, String> texts) {
        Map<SubjectField, PatternTemplate> fields = new EnumMap<>(SubjectField.class);
        texts.forEach((field, text) -> {
            if (!text.isEmpty()) {
                try {
                    fields.put(field, PatternTemplate.parse(text));
                } catch (IllegalArgumentException malformed) {
                    throw new IllegalArgumentException(field + ": " + malformed.getMessage(), malformed);
                }
            }
        });
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("a subject needs at least one of C, ST, L, O, OU, EMAIL, CN");
        }
        return new SubjectPattern(fields);
    }

    /** The names of all variables, in alphabetical order. */
    public SortedSet<String> variables() {
        SortedSet<String> variables = new TreeSet<>();
        fields.values().forEach(template -> variables.addAll(template.variables()));
        return variables;
    }

    /**
     * The subject for given values of the variables.
     *
     * @param values of exactly those variables
     * @throws IllegalArgumentException if one is missing or is none of them
     * @throws PrincipalRefusedException if a value cannot be used
     */
    public Subject sample(Map<String, String> values) {
        if (!values.keySet().equals(variables())) {
            throw new IllegalArgumentException("give values of exactly " + variables());
        }
        return subject(template -> template.expand(values));
    }

    /**
     * The subject of that token's holder.
     *
     * @throws PrincipalRefusedException if a field has no usable value
     */
    public Subject subjectOf(Claims claims) {
        return subject(template -> template.expand(claims));
    }

    private Subject subject(Function<PatternTemplate, String> expansion) {
        Map<SubjectField, String> values = new EnumMap<>(SubjectField.class);
        fields.forEach((field, template) -> values.put(field, fitting(field, expansion.apply(template))));
        return new Subject(values);
    }

    private static String fitting(SubjectField field, String value) {
        if (value.codePointCount(0, value.length()) > field.maxLength()) {
            throw SubjectValue.refused(SubjectValue.TOO_LONG, field.name());
        }
        boolean encodable = switch (field) {
            case C -> COUNTRY.matcher(value).matches();
            case EMAIL -> StandardCharsets.US_ASCII.newEncoder().canEncode(value);
            default -> true;
        };
        if (!encodable) {
            throw SubjectValue.refused(SubjectValue.BAD_CHAR, field.name());
        }
        return value;
    }
}
