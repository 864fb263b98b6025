package dev.fairlead.emulator.table;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The database tables of one system. Safe for use by several threads. */
public final class AbapTables {
    private final Journal journal = new Journal();
    private final Map<String, AbapTable> tables = new ConcurrentSkipListMap<>();

    /** Creates an empty table; one of the same name is replaced. */
    public AbapTable create(TableDescription description) {
        AbapTable table = new AbapTable(description, journal);
        tables.put(description.name(), table);
        return table;
    }

    /** The table of a name, in any case. */
    public Optional<AbapTable> find(String name) {
        return Optional.ofNullable(tables.get(name.strip().toUpperCase(Locale.ROOT)));
    }

    /**
     * The table of a name, in any case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public AbapTable table(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("There is no table " + name));
    }

    /** All tables by name. */
    public Collection<AbapTable> all() {
        return List.copyOf(tables.values());
    }

    /** Runs work of which all or nothing is written: what it throws undoes every table and is thrown on. */
    public void atomically(Runnable work) {
        journal.atomically(work);
    }
}
