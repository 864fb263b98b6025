package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.FunctionBuilder;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The interface of one module, as it is read from a method parameter by parameter. */
final class ServedInterface {

    private record Declared(FieldType type, boolean optional) {}

    private final JavaValues values;
    private final DeclaredTypes types;
    private final Map<Role, Declared> parameters = new LinkedHashMap<>();

    ServedInterface(JavaValues values, DeclaredTypes types) {
        this.values = values;
        this.types = types;
    }

    /** What a method's argument is; an Optional need not be sent. */
    Optional<ServedParameter> argument(AnnotatedElement element, Type type, String place) {
        boolean optional = type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
        return parameter(element, type, optional, place);
    }

    /** What a result is. */
    Optional<ServedParameter> result(AnnotatedElement element, Type type, String place) {
        return parameter(element, type, true, place);
    }

    private Optional<ServedParameter> parameter(AnnotatedElement element, Type type, boolean optional, String place) {
        return Role.of(element, place).map(role -> {
            JavaValue value = values.of(type, element, place);
            FieldType declared = types.of(type, element, place);
            boolean lines =
                    declared.recordType().filter(line -> !line.isElementary()).isPresent();
            if (role.direction() == Direction.TABLES && !lines) {
                throw new IllegalArgumentException(place + " is no List of a Java record");
            }
            Declared known = parameters.putIfAbsent(role, new Declared(declared, optional));
            if (known != null && !known.type().equals(declared)) {
                throw new IllegalArgumentException(place + ": " + role.parameter() + " is " + known.type()
                        + " elsewhere, and " + declared + " here");
            }
            return new ServedParameter(role, value);
        });
    }

    FunctionDescription describe(String name, String... exceptions) {
        FunctionBuilder module = FunctionDescription.named(name);
        parameters.forEach((role, declared) -> module.parameter(
                role.parameter(),
                declared.type(),
                role.direction(),
                declared.optional() || role.direction() == Direction.TABLES,
                "",
                ""));
        for (String exception : exceptions) {
            module.raises(exception);
        }
        return module.build();
    }
}
