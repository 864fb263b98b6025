package dev.fairlead.rfc;

/**
 * One call of a function module: its parameters before the call, and its results after. Not safe for use by several
 * threads. Directions are those of the module: <em>imports</em> are what the caller sends.
 */
public interface RfcFunction {

    /** Name of the function module. */
    String name();

    /** What is sent. Empty if the function imports nothing. */
    RfcRecord imports();

    /** What comes back. Empty if the function exports nothing. */
    RfcRecord exports();

    /** What is sent and comes back changed. Empty if there is nothing of that kind. */
    RfcRecord changing();

    /** The table parameters. Empty if the function has none. */
    RfcRecord tables();

    /**
     * A table parameter, or a parameter of another direction that is a table.
     *
     * @throws RfcUsageException of group {@link RfcErrorGroup#FIELD_NOT_FOUND} if there is none of that name
     */
    RfcTable table(String name);

    /**
     * Sets an import or changing parameter, or replaces the rows of a table parameter.
     *
     * @param value as in {@link RfcRecord#set(String, Object)}
     * @return this function
     */
    RfcFunction set(String name, Object value);

    /** A result by its name: export before changing, table and import parameters. As {@link RfcRecord#get(String)}. */
    Object get(String name);

    /** The text of a result, as {@link RfcRecord#getString(String)}. */
    String getString(String name);

    /** The whole number of a result, as {@link RfcRecord#getInt(String)}. */
    int getInt(String name);

    /** The structure of that name among the parameters, for reading and writing. */
    RfcRecord structure(String name);

    /** Whether the parameter takes part in the call. */
    boolean isActive(String name);

    /**
     * Takes a parameter out of the call, or in again: an inactive one is neither sent nor fetched. All are active at
     * first.
     *
     * @return this function
     */
    RfcFunction setActive(String name, boolean active);
}
