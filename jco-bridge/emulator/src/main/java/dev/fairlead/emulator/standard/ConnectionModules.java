package dev.fairlead.emulator.standard;

import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.charOf;

import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.emulator.system.SystemFacts;
import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.dictionary.DictionaryFunctions;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Modules that show that a connection works, and to what. */
final class ConnectionModules {
    private static final int LONGEST_WAIT = 600;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    private final SystemFacts facts;

    ConnectionModules(SystemFacts facts) {
        this.facts = facts;
    }

    void addTo(FunctionRegistry registry) {
        registry.add(FunctionDescription.named("RFC_PING").build(), (context, function) -> {});
        registry.add(
                FunctionDescription.named("RFC_PING_AND_WAIT")
                        .imports("SECONDS", INT)
                        .build(),
                ConnectionModules::pingAndWait);
        registry.add(
                FunctionDescription.named("STFC_CONNECTION")
                        .imports("REQUTEXT", charOf(255))
                        .exports("ECHOTEXT", charOf(255))
                        .exports("RESPTEXT", charOf(255))
                        .build(),
                this::connection);
        registry.add(DictionaryFunctions.RFC_SYSTEM_INFO, this::systemInfo);
    }

    private static void pingAndWait(AbapContext context, RfcFunction function) {
        int seconds = function.imports().getInt("SECONDS");
        context.pause(Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_WAIT))));
    }

    private void connection(AbapContext context, RfcFunction function) {
        LocalDateTime now = LocalDateTime.now(context.clock());
        function.exports()
                .set("ECHOTEXT", function.imports().get("REQUTEXT"))
                .set(
                        "RESPTEXT",
                        "SAP R/3 Rel. %s   Sysid: %s      Date: %s   Time: %s   Logon_Data: %s/%s/%s"
                                .formatted(
                                        facts.release(),
                                        facts.sid(),
                                        now.format(DATE),
                                        now.format(TIME),
                                        context.client(),
                                        context.user(),
                                        context.language()));
    }

    private void systemInfo(AbapContext context, RfcFunction function) {
        SystemDescription.fill(facts, function.exports().getStructure("RFCSI_EXPORT"));
        function.exports()
                .set("CURRENT_RESOURCES", 1)
                .set("MAXIMAL_RESOURCES", 10)
                .set("RECOMMENDED_DELAY", 0);
    }
}
