package dev.fairlead.emulator.page;

import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.emulator.session.ModuleRunner;
import dev.fairlead.emulator.system.Users;
import dev.fairlead.emulator.table.AbapTables;
import dev.fairlead.emulator.trfc.TransactionStore;
import dev.fairlead.emulator.trfc.UnitStore;
import java.util.Objects;

/**
 * What changes in a system while it runs.
 *
 * @param users who may log on
 * @param modules that can be called
 * @param runner of modules, and what it noted
 * @param tables with their rows
 * @param transactions that were sent
 * @param units that were sent
 */
public record SystemState(
        Users users,
        FunctionRegistry modules,
        ModuleRunner runner,
        AbapTables tables,
        TransactionStore transactions,
        UnitStore units) {
    public SystemState {
        Objects.requireNonNull(users, "users");
        Objects.requireNonNull(modules, "modules");
        Objects.requireNonNull(runner, "runner");
        Objects.requireNonNull(tables, "tables");
        Objects.requireNonNull(transactions, "transactions");
        Objects.requireNonNull(units, "units");
    }
}
