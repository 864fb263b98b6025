package dev.fairlead.rfc.sapjco;

import java.lang.invoke.MethodHandle;
import java.math.BigDecimal;

/** Members of records and tables; all take a record first, and most the index of a field. */
record RecordMembers(
        MethodHandle metaData,
        MethodHandle text,
        MethodHandle characters,
        MethodHandle whole,
        MethodHandle large,
        MethodHandle binary,
        MethodHandle decimal,
        MethodHandle bytes,
        MethodHandle structure,
        MethodHandle table,
        MethodHandle setText,
        MethodHandle setWhole,
        MethodHandle setLarge,
        MethodHandle setBinary,
        MethodHandle setDecimal,
        MethodHandle setBytes,
        MethodHandle rows,
        MethodHandle moveTo,
        MethodHandle addRows) {

    static RecordMembers of(Members members) {
        Class<?> owner = members.type("JCoRecord");
        Class<?> table = members.type("JCoTable");
        return new RecordMembers(
                members.method(owner, "getMetaData", Object.class),
                members.method(owner, "getString", String.class, int.class),
                members.method(owner, "getCharArray", char[].class, int.class),
                members.method(owner, "getInt", int.class, int.class),
                members.method(owner, "getLong", long.class, int.class),
                members.method(owner, "getDouble", double.class, int.class),
                members.method(owner, "getBigDecimal", BigDecimal.class, int.class),
                members.method(owner, "getByteArray", byte[].class, int.class),
                members.method(owner, "getStructure", Object.class, int.class),
                members.method(owner, "getTable", Object.class, int.class),
                setter(members, owner, String.class),
                setter(members, owner, int.class),
                setter(members, owner, long.class),
                setter(members, owner, double.class),
                setter(members, owner, BigDecimal.class),
                setter(members, owner, byte[].class),
                members.method(table, "getNumRows", int.class),
                members.method(table, "setRow", void.class, int.class),
                members.method(table, "appendRows", void.class, int.class));
    }

    private static MethodHandle setter(Members members, Class<?> owner, Class<?> value) {
        return members.method(owner, "setValue", void.class, int.class, value);
    }
}
