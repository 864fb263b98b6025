package dev.fairlead.rfc.sapjco;

import java.lang.invoke.MethodHandle;

/** Members of destinations, of their repositories, and of the contexts in which calls share a session. */
record DestinationMembers(
        MethodHandle find,
        MethodHandle ping,
        MethodHandle attributes,
        MethodHandle repository,
        MethodHandle confirm,
        MethodHandle template,
        MethodHandle recordType,
        MethodHandle forget,
        MethodHandle begin,
        MethodHandle end) {

    static DestinationMembers of(Members members) {
        Class<?> destination = members.type("JCoDestination");
        Class<?> repository = members.type("JCoRepository");
        Class<?> context = members.type("JCoContext");
        return new DestinationMembers(
                members.method(members.type("JCoDestinationManager"), "getDestination", Object.class, String.class),
                members.method(destination, "ping", void.class),
                members.method(destination, "getAttributes", Object.class),
                members.method(destination, "getRepository", Object.class),
                members.method(destination, "confirmTID", void.class, String.class),
                members.method(repository, "getFunctionTemplate", Object.class, String.class),
                members.method(repository, "getRecordMetaData", Object.class, String.class),
                members.method(repository, "clear", void.class),
                members.method(context, "begin", void.class, destination),
                members.method(context, "end", void.class, destination));
    }
}
