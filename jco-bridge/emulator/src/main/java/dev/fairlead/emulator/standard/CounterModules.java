package dev.fairlead.emulator.standard;

import static dev.fairlead.rfc.metadata.FieldType.INT;

import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.rfc.metadata.FunctionDescription;

/** A counter in the memory of the session: it shows whether calls share one. */
final class CounterModules {
    private static final String COUNTER = "dev.fairlead.counter";

    private CounterModules() {}

    static void addTo(FunctionRegistry registry) {
        registry.add(
                FunctionDescription.named("Z_INCREMENT_COUNTER").build(),
                (context, function) -> context.memory().merge(COUNTER, 1, (old, one) -> (int) old + (int) one));
        registry.add(
                FunctionDescription.named("Z_GET_COUNTER")
                        .exports("GET_VALUE", INT)
                        .build(),
                (context, function) -> function.exports()
                        .set("GET_VALUE", (int) context.memory().getOrDefault(COUNTER, 0)));
    }
}
