package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** A function module whose code is a method: its interface, and how calls become calls of the method. */
public final class ServedModule {

    private final FunctionDescription description;
    private final Object implementation;
    private final Method method;
    private final List<Optional<ServedParameter>> arguments;
    private final ServedResult result;

    /** @param arguments of the method in order; an empty one is the context */
    ServedModule(
            FunctionDescription description,
            Object implementation,
            Method method,
            List<Optional<ServedParameter>> arguments,
            ServedResult result) {
        this.description = description;
        this.implementation = implementation;
        this.method = method;
        this.arguments = List.copyOf(arguments);
        this.result = result;
    }

    /** The interface of the module. */
    public FunctionDescription description() {
        return description;
    }

    /**
     * Reads the arguments, calls the method, and writes what it returned.
     *
     * @param function what was sent; filled with what goes back
     * @param context for methods that want it
     * @throws Exception what the method throws
     */
    public void call(RfcFunction function, Object context) throws Exception {
        Object[] given = arguments.stream()
                .map(argument -> argument.isPresent() ? argument.get().read(function) : context)
                .toArray();
        try {
            result.write(function, method.invoke(implementation, given));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) e.getCause();
        }
    }
}
