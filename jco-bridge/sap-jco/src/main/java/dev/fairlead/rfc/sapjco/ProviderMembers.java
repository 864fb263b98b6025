package dev.fairlead.rfc.sapjco;

import java.lang.invoke.MethodHandle;

/** Members by which a provider of destinations is registered, and by which it tells of changes. */
record ProviderMembers(
        Class<?> provider,
        MethodHandle isRegistered,
        MethodHandle register,
        MethodHandle unregister,
        MethodHandle deleted) {

    static ProviderMembers of(Members members) {
        Class<?> provider = members.type("ext.DestinationDataProvider");
        Class<?> environment = members.type("ext.Environment");
        return new ProviderMembers(
                provider,
                members.method(environment, "isDestinationDataProviderRegistered", boolean.class),
                members.method(environment, "registerDestinationDataProvider", void.class, provider),
                members.method(environment, "unregisterDestinationDataProvider", void.class, provider),
                members.method(members.type("ext.DestinationDataEventListener"), "deleted", void.class, String.class));
    }
}
