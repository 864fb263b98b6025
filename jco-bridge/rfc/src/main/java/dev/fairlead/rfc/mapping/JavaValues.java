package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.Convert;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which Java type is read and written how.
 *
 * <pre>
 * Convert beside it         by the converter
 * String, numbers, dates …  by the getter of the type
 * Optional of such          the same, empty for an initial value
 * a Java record             a structure
 * List of a Java record     a table
 * List of another type      a table whose lines are no structures
 * </pre>
 */
final class JavaValues {
    private final Map<Class<?>, RecordShape> shapes = new HashMap<>();

    /**
     * The one for a type.
     *
     * @param annotated what may carry {@link Convert}
     * @param place where the type stands, for messages
     * @throws IllegalArgumentException if there is none
     */
    JavaValue of(Type type, AnnotatedElement annotated, String place) {
        Convert convert = annotated.getAnnotation(Convert.class);
        return convert != null ? ConvertedValue.of(convert.value(), place) : of(type, place);
    }

    private JavaValue of(Type type, String place) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, place);
        }
        if (type instanceof Class<?> plain) {
            return plain.isRecord()
                    ? new StructureValue(shape(plain, place))
                    : ScalarValue.of(plain).orElseThrow(() -> none(type, place));
        }
        throw none(type, place);
    }

    private JavaValue generic(ParameterizedType type, String place) {
        Type argument = type.getActualTypeArguments()[0];
        if (type.getRawType() == Optional.class) {
            return new OptionalValue(of(argument, place));
        }
        if (type.getRawType() == List.class) {
            return argument instanceof Class<?> plain && plain.isRecord()
                    ? new RowsValue(shape(plain, place))
                    : new LinesValue(of(argument, place));
        }
        throw none(type, place);
    }

    private RecordShape shape(Class<?> type, String place) {
        if (shapes.containsKey(type)) {
            RecordShape known = shapes.get(type);
            if (known == null) {
                throw new IllegalArgumentException(place + ": " + type.getSimpleName() + " contains itself");
            }
            return known;
        }
        shapes.put(type, null);
        RecordShape shape = RecordShape.of(type, this);
        shapes.put(type, shape);
        return shape;
    }

    private static IllegalArgumentException none(Type type, String place) {
        return new IllegalArgumentException(
                place + ": " + type.getTypeName() + " is no type of a parameter; use Convert");
    }
}
