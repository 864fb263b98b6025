package dev.fairlead.emulator.http;

import dev.fairlead.emulator.fault.Faults;
import dev.fairlead.emulator.session.ModuleRunner;
import dev.fairlead.emulator.system.SystemFacts;
import dev.fairlead.emulator.system.Users;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What a server makes a system of.
 *
 * @param facts of the system
 * @param defaultClient of requests that name none
 * @param users who may log on
 * @param trustsHeader whether the header {@code SSL_CLIENT_CERT} is believed, whoever sends it
 * @param stateful whether calls over SOAP have a session by cookie
 * @param runner of modules
 * @param faults that are armed
 * @param ids of sessions
 * @param statusPage what people see of the system, in HTML
 */
public record ServerParts(
        SystemFacts facts,
        String defaultClient,
        Users users,
        boolean trustsHeader,
        boolean stateful,
        ModuleRunner runner,
        Faults faults,
        Supplier<String> ids,
        Supplier<String> statusPage) {
    public ServerParts {
        Objects.requireNonNull(facts, "facts");
        Objects.requireNonNull(defaultClient, "defaultClient");
        Objects.requireNonNull(users, "users");
        Objects.requireNonNull(runner, "runner");
        Objects.requireNonNull(faults, "faults");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(statusPage, "statusPage");
    }
}
