package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcModule;
import dev.fairlead.rfc.metadata.RecordType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes function modules of methods that are annotated with {@link RfcModule}, as {@link Modules} makes calls of them: the
 * interface that an application calls through may be implemented for its tests. Structures and tables come from Java
 * records; {@link DictionaryType} and {@link DictionaryName} say what Java's types do not.
 */
public final class ServedModules {

    private ServedModules() {}

    /**
     * The modules of an object: methods of its class and of its interfaces.
     *
     * @param context type of a value of each call that methods may have as a parameter without an annotation
     * @throws IllegalArgumentException if a method cannot be mapped, or no method is annotated; the message says which
     */
    public static List<ServedModule> of(Object implementation, Class<?> context) {
        Map<String, Method> methods = new LinkedHashMap<>();
        collect(implementation.getClass(), methods);
        if (methods.isEmpty()) {
            throw new IllegalArgumentException(implementation.getClass().getName() + " has no method with RfcModule");
        }
        JavaValues values = new JavaValues();
        DeclaredTypes types = new DeclaredTypes();
        return methods.values().stream()
                .map(method -> module(implementation, method, new ServedInterface(values, types), context))
                .toList();
    }

    /** The structure that a Java record stands for. */
    public static RecordType structure(Class<? extends Record> type) {
        new JavaValues().of(type, type, type.getSimpleName());
        return new DeclaredTypes().structure(type);
    }

    /** What a class says of a module counts before what its interfaces say. */
    private static void collect(Class<?> type, Map<String, Method> methods) {
        for (Method method : type.getDeclaredMethods()) {
            RfcModule module = method.getAnnotation(RfcModule.class);
            if (module != null && !method.isBridge()) {
                methods.putIfAbsent(module.value(), method);
            }
        }
        Optional.ofNullable(type.getSuperclass()).ifPresent(parent -> collect(parent, methods));
        for (Class<?> implemented : type.getInterfaces()) {
            collect(implemented, methods);
        }
    }

    private static ServedModule module(Object implementation, Method method, ServedInterface module, Class<?> context) {
        String place = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        List<Optional<ServedParameter>> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            String where = place + ", parameter " + (arguments.size() + 1);
            Optional<ServedParameter> sent = module.argument(parameter, parameter.getParameterizedType(), where);
            if (sent.isEmpty() && parameter.getType() != context) {
                throw new IllegalArgumentException(where + " does not say with Import, Changing or Tables what it is");
            }
            arguments.add(sent);
        }
        ServedResult result = ServedResult.of(method, module, place);
        Raises raises = method.getAnnotation(Raises.class);
        String name = method.getAnnotation(RfcModule.class).value();
        method.setAccessible(true);
        return new ServedModule(
                module.describe(name, raises == null ? new String[0] : raises.value()),
                implementation,
                method,
                arguments,
                result);
    }
}
