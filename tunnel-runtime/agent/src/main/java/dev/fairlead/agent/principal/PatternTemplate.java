package dev.fairlead.agent.principal;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of one field of a subject pattern: literals, {@code $$} and {@code ${variables}}. */
final class PatternTemplate {
    private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

    private final List<Part> parts;

    private PatternTemplate(List<Part> parts) {
        this.parts = parts;
    }

    /**
     * Parses a template.
     *
     * @throws IllegalArgumentException with a readable reason if a variable is not closed or has an illegal name
     */
    static PatternTemplate parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.startsWith("$$", at)) {
                literal.append('$');
                at += 2;
            } else if (text.startsWith("${", at)) {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    throw new IllegalArgumentException("the variable at character " + (at + 1) + " has no closing }");
                }
                String name = text.substring(at + 2, end);
                if (!VARIABLE_NAME.matcher(name).matches()) {
                    throw new IllegalArgumentException("\"" + name + "\" is not a variable name");
                }
                parts.add(new Part(false, literal.toString()));
                literal.setLength(0);
                parts.add(new Part(true, name));
                at = end + 1;
            } else {
                literal.append(text.charAt(at++));
            }
        }
        parts.add(new Part(false, literal.toString()));
        return new PatternTemplate(List.copyOf(parts));
    }

    /** The names of the variables. */
    Set<String> variables() {
        return parts.stream().filter(Part::variable).map(Part::text).collect(Collectors.toSet());
    }

    /**
     * Puts claims in. What they bring is not expanded again.
     *
     * @throws PrincipalRefusedException if a variable has no usable value; it names the variable, not the value
     */
    String expand(Claims claims) {
        return expand(variable -> value(claims, variable));
    }

    /**
     * Puts given values in, each of which is checked like a claim's.
     *
     * @throws PrincipalRefusedException if one has no usable value
     */
    String expand(Map<String, String> values) {
        return expand(variable -> SubjectValue.checked(values.getOrDefault(variable, ""), variable));
    }

    private String expand(UnaryOperator<String> values) {
        StringBuilder expanded = new StringBuilder();
        for (Part part : parts) {
            expanded.append(part.variable() ? values.apply(part.text()) : part.text());
        }
        return expanded.toString();
    }

    private static String value(Claims claims, String variable) {
        if (variable.equals(Claims.USER_TYPE)) {
            return claims.userType();
        }
        JsonValue value =
                claims.lookup(variable).orElseThrow(() -> SubjectValue.refused(SubjectValue.UNRESOLVED, variable));
        if (value instanceof JsonArray array) {
            if (array.size() > 1) {
                throw SubjectValue.refused(SubjectValue.MULTIVALUE, variable);
            }
            if (array.isEmpty() || array.get(0) == JsonValue.NULL) {
                throw SubjectValue.refused(SubjectValue.UNRESOLVED, variable);
            }
            value = array.get(0);
        }
        if (value instanceof JsonObject || value instanceof JsonArray) {
            throw SubjectValue.refused(SubjectValue.NOT_SCALAR, variable);
        }
        return SubjectValue.checked(value instanceof JsonString text ? text.getString() : value.toString(), variable);
    }

    private record Part(boolean variable, String text) {}
}
