package dev.fairlead.rfc.sapjco;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the members of an archive's types. What is missing is collected, so that one message names all of it; until
 * {@link #missing} has said that nothing is, handles may be null.
 *
 * <p>In the handles all types of the archive are {@link Object}.
 */
final class Members {
    static final String PACKAGE = "com.sap.conn.jco.";

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

    private final ClassLoader loader;
    private final TreeSet<String> missing = new TreeSet<>();

    Members(ClassLoader loader) {
        this.loader = loader;
    }

    /** Everything that was asked for and is not there, in order. */
    List<String> missing() {
        return List.copyOf(missing);
    }

    /** A type by its name below the archive's package, for example {@code ext.Environment}. */
    Class<?> type(String name) {
        try {
            return Class.forName(PACKAGE + name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            missing.add(name);
            return Object.class;
        }
    }

    /**
     * A public method; for one that is not static, its object comes first.
     *
     * @param result its type; {@link Object} for types of the archive
     */
    MethodHandle method(Class<?> owner, String name, Class<?> result, Class<?>... parameters) {
        if (owner == Object.class) {
            return null;
        }
        try {
            Method method = owner.getMethod(name, parameters);
            MethodHandle handle = LOOKUP.unreflect(method);
            return handle.asType(erased(handle.type()).changeReturnType(result));
        } catch (NoSuchMethodException | IllegalAccessException | LinkageError | WrongMethodTypeException e) {
            missing.add(owner.getSimpleName() + "." + name
                    + Arrays.stream(parameters).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")")));
            return null;
        }
    }

    private static MethodType erased(MethodType type) {
        List<Class<?>> parameters = new ArrayList<>(type.parameterList());
        parameters.replaceAll(parameter -> parameter.getName().startsWith(PACKAGE) ? Object.class : parameter);
        return MethodType.methodType(type.returnType(), parameters);
    }
}
