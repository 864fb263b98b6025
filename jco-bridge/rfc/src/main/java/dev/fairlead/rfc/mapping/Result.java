package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcRecord;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a method returns of a function that was called. */
interface Result {

    Object of(RfcFunction function);

    /**
     * Reads what a method says of it.
     *
     * <pre>
     * a direction at the method   that parameter
     * void                        nothing
     * RfcFunction                 the function
     * a Java record               its components, each with a direction
     * </pre>
     */
    static Result of(Method method, JavaValues values, String place) {
        Optional<Result> parameter = parameter(method, method.getGenericReturnType(), values, place);
        if (parameter.isPresent()) {
            return parameter.get();
        }
        Class<?> type = method.getReturnType();
        if (type == void.class) {
            return function -> null;
        }
        if (type == RfcFunction.class) {
            return function -> function;
        }
        if (type.isRecord()) {
            return components(type, values, place);
        }
        throw new IllegalArgumentException(place + " does not say with Export, Changing or Tables what it returns");
    }

    private static Optional<Result> parameter(AnnotatedElement element, Type type, JavaValues values, String place) {
        return Role.of(element, place).map(role -> {
            JavaValue value = values.of(type, element, place);
            return function -> {
                RfcRecord record = role.values(function);
                return value.read(record, record.indexOf(role.parameter()));
            };
        });
    }

    private static Result components(Class<?> type, JavaValues values, String place) {
        List<Result> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String where = place + ", " + type.getSimpleName() + "." + component.getName();
            parts.add(parameter(component, component.getGenericType(), values, where)
                    .orElseThrow(() -> new IllegalArgumentException(
                            where + " does not say with Export, Changing or Tables what it is")));
        }
        Constructor<?> constructor = RecordConstructor.of(type);
        return function -> RecordConstructor.make(
                constructor, parts.stream().map(part -> part.of(function)).toArray());
    }
}
