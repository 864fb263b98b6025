package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.Field;
import dev.fairlead.rfc.RfcRecord;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the components of a Java record stand for the fields of a structure, or of a table's rows. */
final class RecordShape {

    /** One component: the field it stands for, how to get it, and its type. */
    private record Part(String field, Method accessor, JavaValue value) {}

    private final Constructor<?> constructor;
    private final List<Part> parts;

    private RecordShape(Constructor<?> constructor, List<Part> parts) {
        this.constructor = constructor;
        this.parts = List.copyOf(parts);
    }

    static RecordShape of(Class<?> type, JavaValues values) {
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            parts.add(new Part(
                    field(component),
                    opened(component.getAccessor()),
                    values.of(
                            component.getGenericType(), component, type.getSimpleName() + "." + component.getName())));
        }
        return new RecordShape(RecordConstructor.of(type), parts);
    }

    static Method opened(Method accessor) {
        accessor.setAccessible(true);
        return accessor;
    }

    /** {@code COMP_CODE} for {@code compCode}. */
    static String field(RecordComponent component) {
        Field named = component.getAnnotation(Field.class);
        return named != null ? named.value() : upperCase(component.getName());
    }

    static String upperCase(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** Places of the fields in records of one type: found once for all rows of a table. */
    int[] places(RfcRecord record) {
        return parts.stream().mapToInt(part -> record.indexOf(part.field())).toArray();
    }

    Object read(RfcRecord record, int[] places) {
        Object[] arguments = new Object[places.length];
        for (int i = 0; i < places.length; i++) {
            arguments[i] = parts.get(i).value().read(record, places[i]);
        }
        return RecordConstructor.make(constructor, arguments);
    }

    void write(RfcRecord record, int[] places, Object value) {
        for (int i = 0; i < places.length; i++) {
            Object component = component(parts.get(i).accessor(), value);
            if (component != null) {
                parts.get(i).value().write(record, places[i], component);
            }
        }
    }

    static Object component(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw RecordConstructor.unwrapped(e);
        }
    }
}
