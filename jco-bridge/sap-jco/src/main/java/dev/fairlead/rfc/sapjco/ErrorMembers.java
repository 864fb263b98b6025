package dev.fairlead.rfc.sapjco;

import java.lang.invoke.MethodHandle;

/** Members of exceptions: those of failed calls, and those of misuse. */
record ErrorMembers(
        Class<?> failure,
        Class<?> misuse,
        MethodHandle group,
        MethodHandle key,
        MethodHandle messageClass,
        MethodHandle messageType,
        MethodHandle messageNumber,
        MethodHandle messageText,
        MethodHandle messageParameters,
        MethodHandle misuseGroup,
        MethodHandle misuseKey) {

    static ErrorMembers of(Members members) {
        Class<?> failure = members.type("JCoException");
        Class<?> misuse = members.type("JCoRuntimeException");
        return new ErrorMembers(
                failure,
                misuse,
                members.method(failure, "getGroup", int.class),
                members.method(failure, "getKey", String.class),
                members.method(failure, "getMessageClass", String.class),
                members.method(failure, "getMessageType", char.class),
                members.method(failure, "getMessageNumber", String.class),
                members.method(failure, "getMessageText", String.class),
                members.method(failure, "getMessageParameters", String[].class),
                members.method(misuse, "getGroup", int.class),
                members.method(misuse, "getKey", String.class));
    }
}
