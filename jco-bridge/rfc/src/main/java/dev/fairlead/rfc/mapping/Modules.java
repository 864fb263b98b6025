package dev.fairlead.rfc.mapping;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Implements interfaces whose methods are annotated with {@link dev.fairlead.rfc.RfcModule}. */
public final class Modules {

    /** What an interface says is read once, and lives as long as the interface. */
    private static final ClassValue<Map<Method, ModuleMethod>> METHODS = new ClassValue<>() {
        @Override
        protected Map<Method, ModuleMethod> computeValue(Class<?> type) {
            return read(type);
        }
    };

    private Modules() {}

    /**
     * An implementation of the interface.
     *
     * @param calls where functions come from and how they are called
     * @throws IllegalArgumentException if a method cannot be mapped; the message names it
     */
    public static <T> T implement(Class<T> type, FunctionCalls calls) {
        Map<Method, ModuleMethod> methods = METHODS.get(type);
        InvocationHandler handler = (proxy, method, arguments) -> {
            ModuleMethod mapped = methods.get(method);
            if (mapped != null) {
                return mapped.call(calls, arguments);
            }
            return method.isDefault()
                    ? InvocationHandler.invokeDefault(proxy, method, arguments)
                    : ofObject(type, proxy, method, arguments);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Map<Method, ModuleMethod> read(Class<?> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is no interface");
        }
        JavaValues values = new JavaValues();
        Map<Method, ModuleMethod> methods = new HashMap<>();
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                methods.put(method, ModuleMethod.of(method, values));
            }
        }
        return methods;
    }

    private static Object ofObject(Class<?> type, Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> type.getSimpleName() + " over RFC";
        };
    }
}
