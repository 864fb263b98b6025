package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcFunction;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where what a method returns goes: the opposite of {@link Result}. */
final class ServedResult {

    private record Part(ServedParameter parameter, UnaryOperator<Object> of) {}

    private final List<Part> parts;

    private ServedResult(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads what a method says of it.
     *
     * <pre>
     * a direction at the method   that parameter
     * void                        nothing
     * a Java record               its components, each with a direction
     * </pre>
     */
    static ServedResult of(Method method, ServedInterface module, String place) {
        Class<?> type = method.getReturnType();
        Optional<ServedParameter> whole = module.result(method, method.getGenericReturnType(), place);
        if (whole.isPresent()) {
            return new ServedResult(List.of(new Part(whole.get(), UnaryOperator.identity())));
        }
        if (type == void.class) {
            return new ServedResult(List.of());
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException(place + " does not say with Export, Changing or Tables what it returns");
        }
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String where = place + ", " + type.getSimpleName() + "." + component.getName();
            ServedParameter parameter = module.result(component, component.getGenericType(), where)
                    .orElseThrow(() -> new IllegalArgumentException(
                            where + " does not say with Export, Changing or Tables what it is"));
            Method accessor = RecordShape.opened(component.getAccessor());
            parts.add(new Part(parameter, returned -> RecordShape.component(accessor, returned)));
        }
        return new ServedResult(parts);
    }

    /** @param returned null for nothing */
    void write(RfcFunction function, Object returned) {
        if (returned != null) {
            parts.forEach(part -> part.parameter().write(function, part.of().apply(returned)));
        }
    }
}
