package dev.fairlead.emulator.table;

/** A table has a row with this key already. */
public final class DuplicateKeyException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DuplicateKeyException(String table) {
        super("Table " + table + " has a row with this key");
    }
}
