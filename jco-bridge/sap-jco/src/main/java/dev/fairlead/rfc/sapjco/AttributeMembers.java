package dev.fairlead.rfc.sapjco;

import java.lang.invoke.MethodHandle;

/** Members that say what a system is and who is logged on; all take the attributes and give a text or null. */
record AttributeMembers(
        MethodHandle systemId,
        MethodHandle systemNumber,
        MethodHandle host,
        MethodHandle release,
        MethodHandle kernelRelease,
        MethodHandle codePage,
        MethodHandle client,
        MethodHandle user,
        MethodHandle language) {

    static AttributeMembers of(Members members) {
        Class<?> owner = members.type("JCoAttributes");
        return new AttributeMembers(
                members.method(owner, "getSystemID", String.class),
                members.method(owner, "getSystemNumber", String.class),
                members.method(owner, "getPartnerHost", String.class),
                members.method(owner, "getPartnerRelease", String.class),
                members.method(owner, "getKernelRelease", String.class),
                members.method(owner, "getPartnerCodepage", String.class),
                members.method(owner, "getClient", String.class),
                members.method(owner, "getUser", String.class),
                members.method(owner, "getISOLanguage", String.class));
    }
}
