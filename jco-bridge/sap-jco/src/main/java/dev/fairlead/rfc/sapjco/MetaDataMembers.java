package dev.fairlead.rfc.sapjco;

import java.lang.invoke.MethodHandle;

/** Members of descriptions; all take a description first, and most the index of a field. */
record MetaDataMembers(
        MethodHandle name,
        MethodHandle size,
        MethodHandle indexOf,
        MethodHandle fieldName,
        MethodHandle type,
        MethodHandle length,
        MethodHandle decimals,
        MethodHandle description,
        MethodHandle recordType,
        MethodHandle optional,
        MethodHandle defaultValue) {

    static MetaDataMembers of(Members members) {
        Class<?> fields = members.type("JCoMetaData");
        Class<?> parameters = members.type("JCoListMetaData");
        return new MetaDataMembers(
                members.method(fields, "getName", String.class),
                members.method(fields, "getFieldCount", int.class),
                members.method(fields, "indexOf", int.class, String.class),
                members.method(fields, "getName", String.class, int.class),
                members.method(fields, "getType", int.class, int.class),
                members.method(fields, "getLength", int.class, int.class),
                members.method(fields, "getDecimals", int.class, int.class),
                members.method(fields, "getDescription", String.class, int.class),
                members.method(fields, "getRecordMetaData", Object.class, int.class),
                members.method(parameters, "isOptional", boolean.class, int.class),
                members.method(parameters, "getDefault", String.class, int.class));
    }
}
