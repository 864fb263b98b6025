package dev.fairlead.rfc.sapjco;

import dev.fairlead.rfc.RfcSystemInfo;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Reads what SAP JCo knows of a system since its logon (RFC specification, B.2); the system's address is not among it. */
final class SystemAttributes {

    private SystemAttributes() {}

    static RfcSystemInfo read(JcoTypes types, Object destination) throws Throwable {
        Object attributes = (Object) types.destinations().attributes().invokeExact(destination);
        AttributeMembers members = types.attributes();
        return new RfcSystemInfo(
                text(members.systemId(), attributes),
                text(members.systemNumber(), attributes),
                text(members.host(), attributes),
                "",
                text(members.release(), attributes),
                text(members.kernelRelease(), attributes),
                text(members.codePage(), attributes),
                text(members.client(), attributes),
                text(members.user(), attributes),
                true,
                text(members.language(), attributes));
    }

    private static String text(MethodHandle getter, Object attributes) throws Throwable {
        return Optional.ofNullable((String) getter.invokeExact(attributes))
                .map(String::strip)
                .orElse("");
    }
}
