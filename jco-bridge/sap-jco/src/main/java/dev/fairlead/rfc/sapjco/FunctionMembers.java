package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.metadata.Direction;
import java.lang.invoke.MethodHandle;
import java.util.EnumMap;
import java.util.Map;

/** Members of functions, and of the templates that they are made from. */
record FunctionMembers(
        Map<Direction, MethodHandle> described,
        Map<Direction, MethodHandle> values,
        MethodHandle create,
        MethodHandle exceptions,
        MethodHandle activate,
        MethodHandle execute,
        MethodHandle executeOnce,
        MethodHandle executeInQueue) {

    static FunctionMembers of(Members members) {
        Class<?> template = members.type("JCoFunctionTemplate");
        Class<?> function = members.type("JCoFunction");
        Class<?> destination = members.type("JCoDestination");
        return new FunctionMembers(
                lists(members, template),
                lists(members, function),
                members.method(template, "getFunction", Object.class),
                members.method(template, "getExceptionList", Object[].class),
                members.method(members.type("JCoParameterList"), "setActive", void.class, int.class, boolean.class),
                members.method(function, "execute", void.class, destination),
                members.method(function, "execute", void.class, destination, String.class),
                members.method(function, "execute", void.class, destination, String.class, String.class));
    }

    private static Map<Direction, MethodHandle> lists(Members members, Class<?> owner) {
        Map<Direction, MethodHandle> lists = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            lists.put(direction, members.method(owner, getter(direction), Object.class));
        }
        return lists;
    }

    private static String getter(Direction direction) {
        return switch (direction) {
            case IMPORT -> "getImportParameterList";
            case EXPORT -> "getExportParameterList";
            case CHANGING -> "getChangingParameterList";
            case TABLES -> "getTableParameterList";
        };
    }
}
