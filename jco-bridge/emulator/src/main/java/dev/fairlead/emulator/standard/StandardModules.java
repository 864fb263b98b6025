package dev.fairlead.emulator.standard;

import dev.fairlead.emulator.dictionary.Dictionary;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.emulator.system.SystemFacts;
import dev.fairlead.emulator.system.Users;
import dev.fairlead.emulator.table.AbapTables;

/** All standard modules, and the tables that they read. */
public final class StandardModules {

    private StandardModules() {}

    /** Adds them to a system. */
    public static void addTo(
            FunctionRegistry registry, Dictionary dictionary, AbapTables tables, SystemFacts facts, Users users) {
        Fixtures.addTo(tables, dictionary);
        new ConnectionModules(facts).addTo(registry);
        new EchoModules(facts).addTo(registry);
        RaiseErrorModule.addTo(registry);
        CompanyCodeModules.addTo(registry);
        TransactionModules.addTo(registry);
        new UserModules(users).addTo(registry);
        new ReadTableModule(dictionary).addTo(registry);
        new MetadataModules(registry, dictionary).add();
        CounterModules.addTo(registry);
        TypeModules.addTo(registry);
        new OrderModules().addTo(registry);
        registry.all().forEach(module -> dictionary.add(module.description()));
    }
}
