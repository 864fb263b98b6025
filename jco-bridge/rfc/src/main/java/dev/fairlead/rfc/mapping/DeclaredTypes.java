package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.Convert;
import dev.fairlead.rfc.metadata.AbapType;
import dev.fairlead.rfc.metadata.FieldType;
import dev.fairlead.rfc.metadata.RecordType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which type of the dictionary a Java type stands for.
 *
 * <pre>
 * DictionaryType beside it    that
 * String, byte[]              STRING, XSTRING
 * boolean, char               CHAR of one character
 * byte, short, int, long      INT1, INT2, INT, INT8
 * float, double               FLOAT
 * BigInteger, BigDecimal      DECF34
 * LocalDate, LocalTime        DATE, TIME
 * a Java record               a structure
 * Optional                    what it holds
 * List                        a table of what it holds
 * Convert beside it           none: say it with DictionaryType
 * </pre>
 */
final class DeclaredTypes {
    private static final FieldType FLAG = FieldType.charOf(1);
    private static final Map<Class<?>, FieldType> SCALARS = Map.ofEntries(
            Map.entry(String.class, FieldType.STRING),
            Map.entry(byte[].class, FieldType.XSTRING),
            Map.entry(boolean.class, FLAG),
            Map.entry(Boolean.class, FLAG),
            Map.entry(char.class, FLAG),
            Map.entry(Character.class, FLAG),
            Map.entry(byte.class, FieldType.INT1),
            Map.entry(Byte.class, FieldType.INT1),
            Map.entry(short.class, FieldType.INT2),
            Map.entry(Short.class, FieldType.INT2),
            Map.entry(int.class, FieldType.INT),
            Map.entry(Integer.class, FieldType.INT),
            Map.entry(long.class, FieldType.INT8),
            Map.entry(Long.class, FieldType.INT8),
            Map.entry(float.class, FieldType.FLOAT),
            Map.entry(Float.class, FieldType.FLOAT),
            Map.entry(double.class, FieldType.FLOAT),
            Map.entry(Double.class, FieldType.FLOAT),
            Map.entry(BigInteger.class, FieldType.DECF34),
            Map.entry(BigDecimal.class, FieldType.DECF34),
            Map.entry(LocalDate.class, FieldType.DATE),
            Map.entry(LocalTime.class, FieldType.TIME));

    private final Map<Class<?>, RecordType> structures = new HashMap<>();

    /**
     * The type of a value that {@link JavaValues} can read and write.
     *
     * @param annotated what may carry {@link DictionaryType}
     * @throws IllegalArgumentException if nothing says what it is
     */
    FieldType of(Type type, AnnotatedElement annotated, String place) {
        if (type instanceof ParameterizedType generic && !annotated.isAnnotationPresent(Convert.class)) {
            FieldType held = of(generic.getActualTypeArguments()[0], annotated, place);
            return generic.getRawType() == Optional.class ? held : table(held);
        }
        DictionaryType declared = annotated.getAnnotation(DictionaryType.class);
        boolean structure = type instanceof Class<?> plain && plain.isRecord();
        if (declared != null && structure && !annotated.isAnnotationPresent(Convert.class)) {
            throw new IllegalArgumentException(place + " is a structure, and DictionaryType says otherwise");
        }
        if (declared != null) {
            return FieldType.scalar(declared.value(), declared.length(), declared.decimals());
        }
        if (annotated.isAnnotationPresent(Convert.class)) {
            throw new IllegalArgumentException(place + " has a converter; say with DictionaryType what it converts to");
        }
        return structure ? FieldType.structureOf(structure((Class<?>) type)) : SCALARS.get(type);
    }

    /** A table of structures has these as lines, not lines that hold a structure. */
    private static FieldType table(FieldType line) {
        return line.abapType() == AbapType.STRUCTURE ? FieldType.tableOf(line.rows()) : FieldType.tableOf(line);
    }

    RecordType structure(Class<?> type) {
        RecordType known = structures.get(type);
        if (known != null) {
            return known;
        }
        RecordType.Builder fields = RecordType.named(name(type));
        for (RecordComponent component : type.getRecordComponents()) {
            String place = type.getSimpleName() + "." + component.getName();
            fields.field(RecordShape.field(component), of(component.getGenericType(), component, place));
        }
        RecordType structure = fields.build();
        structures.put(type, structure);
        return structure;
    }

    private static String name(Class<?> type) {
        DictionaryName named = type.getAnnotation(DictionaryName.class);
        return named != null ? named.value() : RecordShape.upperCase(type.getSimpleName());
    }
}
