package dev.fairlead.rfc.mapping;

import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcModule;
import dev.fairlead.rfc.RfcRecord;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;

/** A method of a mapped interface: fills a function with its arguments, has it called, and reads the result. */
final class ModuleMethod {

    private record Argument(Role role, JavaValue value) {}

    private final String function;
    private final List<Argument> arguments;
    private final Result result;

    private ModuleMethod(String function, List<Argument> arguments, Result result) {
        this.function = function;
        this.arguments = List.copyOf(arguments);
        this.result = result;
    }

    static ModuleMethod of(Method method, JavaValues values) {
        String place = method.getDeclaringClass().getSimpleName() + "." + method.getName();
        RfcModule module = method.getAnnotation(RfcModule.class);
        if (module == null) {
            throw new IllegalArgumentException(place + " does not say with RfcModule what it calls");
        }
        List<Argument> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            String where = place + ", parameter " + (arguments.size() + 1);
            Role role = Role.of(parameter, where)
                    .orElseThrow(() -> new IllegalArgumentException(
                            where + " does not say with Import, Changing or Tables what it is"));
            arguments.add(new Argument(role, values.of(parameter.getParameterizedType(), parameter, where)));
        }
        return new ModuleMethod(module.value(), arguments, Result.of(method, values, place));
    }

    /** @param given arguments in order; null for none */
    Object call(FunctionCalls calls, Object[] given) {
        RfcFunction call = calls.function(function);
        for (int i = 0; i < arguments.size(); i++) {
            if (given[i] != null) {
                write(call, arguments.get(i), given[i]);
            }
        }
        calls.call(call);
        return result.of(call);
    }

    private static void write(RfcFunction call, Argument argument, Object value) {
        Role role = argument.role();
        RfcRecord record = role.values(call);
        argument.value().write(record, record.indexOf(role.parameter()), value);
    }
}
