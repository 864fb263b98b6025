package dev.fairlead.emulator.table;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.record.RecordData;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A database table: rows in the order of their keys. Rows that go in or out are copies. Made by
 * {@link AbapTables#create}; safe for use by several threads.
 */
public final class AbapTable {
    private static final char SEPARATOR = '\u0000';

    private final TableDescription description;
    private final Journal journal;
    private final NavigableMap<String, RecordData> rows = new TreeMap<>();
    private long inserted;

    AbapTable(TableDescription description, Journal journal) {
        this.description = description;
        this.journal = journal;
    }

    /** Columns and key. */
    public TableDescription description() {
        return description;
    }

    /** Name, in upper case. */
    public String name() {
        return description.name();
    }

    /** The rows of a client in the order of their keys; all rows of a table that knows no clients. */
    public List<RecordData> rows(String client) {
        synchronized (journal) {
            return rows.values().stream()
                    .filter(row -> isOf(row, client))
                    .map(RecordData::copy)
                    .toList();
        }
    }

    /** Number of rows of all clients. */
    public int size() {
        synchronized (journal) {
            return rows.size();
        }
    }

    /** The row with these values in the columns of the key behind the client; empty if there is none. */
    public Optional<RecordData> row(String client, Object... key) {
        RecordData wanted = new RecordData(description.type());
        int column = 0;
        if (description.isClientDependent()) {
            wanted.set(column++, (Object) client);
        }
        for (Object value : key) {
            wanted.set(column++, value);
        }
        synchronized (journal) {
            return Optional.ofNullable(rows.get(key(wanted))).map(RecordData::copy);
        }
    }

    /**
     * Inserts a row.
     *
     * @param values by column; columns that are missing are initial
     * @throws DuplicateKeyException if there is a row with this key
     */
    public void insert(String client, Map<String, ?> values) {
        insert(client, row -> values.forEach(row::set));
    }

    /** As {@link #insert(String, Map)}, with a row that {@code fill} writes. */
    public void insert(String client, Consumer<RfcRecord> fill) {
        RecordData row = new RecordData(description.type());
        fill.accept(row);
        stamp(row, client);
        synchronized (journal) {
            String key = description.keys() == 0 ? String.format("%020d", inserted++) : key(row);
            if (rows.putIfAbsent(key, row) != null) {
                throw new DuplicateKeyException(name());
            }
            journal.wrote(() -> rows.remove(key));
        }
    }

    /** Inserts a row, or replaces the one with its key. */
    public void modify(String client, Map<String, ?> values) {
        RecordData row = new RecordData(description.type());
        values.forEach(row::set);
        stamp(row, client);
        synchronized (journal) {
            String key = key(row);
            RecordData before = rows.put(key, row);
            journal.wrote(() -> put(key, before));
        }
    }

    /**
     * Deletes the row with these values in the columns of the key behind the client.
     *
     * @return whether there was one
     */
    public boolean delete(String client, Object... key) {
        synchronized (journal) {
            Optional<String> found = row(client, key).map(this::key);
            found.ifPresent(place -> {
                RecordData before = rows.remove(place);
                journal.wrote(() -> rows.put(place, before));
            });
            return found.isPresent();
        }
    }

    /** Deletes all rows of all clients. */
    public void clear() {
        synchronized (journal) {
            Map<String, RecordData> before = Map.copyOf(rows);
            rows.clear();
            journal.wrote(() -> rows.putAll(before));
        }
    }

    private void put(String key, RecordData before) {
        if (before == null) {
            rows.remove(key);
        } else {
            rows.put(key, before);
        }
    }

    private void stamp(RecordData row, String client) {
        if (description.isClientDependent()) {
            row.set(0, (Object) client);
        }
    }

    private boolean isOf(RecordData row, String client) {
        return !description.isClientDependent() || row.getString(0).equals(client);
    }

    private String key(RecordData row) {
        if (description.keys() == 0) {
            throw new IllegalStateException("Table " + name() + " has no key");
        }
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < description.keys(); i++) {
            key.append(row.getString(i)).append(SEPARATOR);
        }
        return key.toString();
    }
}
