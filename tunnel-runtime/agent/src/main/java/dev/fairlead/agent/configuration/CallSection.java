package dev.fairlead.agent.configuration;

import dev.fairlead.agent.access.BlockedUser;
import dev.fairlead.agent.access.CallRules;
import dev.fairlead.agent.access.ClientAccess;
import dev.fairlead.agent.access.FunctionAccess;
import dev.fairlead.agent.access.SoapPaths;
import dev.fairlead.tunnel.configuration.YamlObject;
import dev.fairlead.tunnel.configuration.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what may be called of an ABAP system: functions, clients and users (agent specification, 2.3 and 2.5). */
final class CallSection {
    private static final String INFRASTRUCTURE = "infrastructureFunctions";
    private static final String CLIENTS = "allowedClients";
    private static final String USERS = "blockedUsers";
    private static final String CLIENT_HINT = "Write three digits in quotes, such as \"100\"";

    private final String functions;

    /** @param functions key of the list of functions, without which the others mean nothing */
    CallSection(String functions) {
        this.functions = functions;
    }

    /** The rules; empty if no functions are listed. */
    Optional<CallRules> read(YamlObject entry, SoapPaths paths) {
        Optional<YamlValue> list = entry.value(functions);
        FunctionAccess access = new FunctionAccess(
                list.map(listed -> new FunctionSection().read(listed)).orElse(List.of()),
                entry.value(INFRASTRUCTURE).flatMap(YamlValue::bool).orElse(true));
        ClientAccess clients = new ClientAccess(allowed(entry.value(CLIENTS)), blocked(entry.value(USERS)));
        if (list.isEmpty()) {
            refuse(
                    entry,
                    " has no effect without " + functions,
                    "List functions, or remove it",
                    List.of(INFRASTRUCTURE, CLIENTS, USERS));
            return Optional.empty();
        }
        return Optional.of(new CallRules(paths, access, clients));
    }

    /** For something that is called in another way. */
    void refuse(YamlObject entry, String protocol) {
        for (String key : List.of(functions, INFRASTRUCTURE, CLIENTS, USERS)) {
            entry.value(key)
                    .ifPresent(value -> value.wrong(
                            "a back end that speaks " + protocol + " has no functions",
                            "Remove it, or use rfc or rfcs; resources of http and https may have rfcFunctions"));
        }
    }

    private static void refuse(YamlObject entry, String problem, String hint, List<String> keys) {
        keys.forEach(key -> entry.value(key).ifPresent(value -> value.wrong(key + problem, hint)));
    }

    private static Set<String> allowed(Optional<YamlValue> clients) {
        Set<String> read = new LinkedHashSet<>();
        for (YamlValue item : clients.map(YamlValue::list).orElse(List.of())) {
            item.parsed(CallSection::client, CLIENT_HINT).ifPresent(read::add);
        }
        if (clients.isPresent() && read.isEmpty()) {
            clients.get().wrong("the list names no client", "List clients, or remove it: then every client is allowed");
        }
        return read;
    }

    private static List<BlockedUser> blocked(Optional<YamlValue> users) {
        List<BlockedUser> read = new ArrayList<>();
        for (YamlValue item : users.map(YamlValue::list).orElse(List.of())) {
            item.object().flatMap(CallSection::blocked).ifPresent(read::add);
        }
        return read;
    }

    private static Optional<BlockedUser> blocked(YamlObject entry) {
        Optional<String> client =
                entry.required("client", CLIENT_HINT).flatMap(value -> value.parsed(CallSection::client, CLIENT_HINT));
        Optional<BlockedUser> user = entry.required("user", "Write the name of a user, such as DDIC")
                .flatMap(value -> value.parsed(
                        name -> new BlockedUser(client.orElse("000"), name), "Write the name of a user, such as DDIC"));
        entry.close();
        return client.isPresent() ? user : Optional.empty();
    }

    private static String client(String text) {
        if (!ClientAccess.isClient(text)) {
            throw new IllegalArgumentException("a client has three digits");
        }
        return text;
    }
}
