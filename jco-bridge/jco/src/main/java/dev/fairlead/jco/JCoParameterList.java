package dev.fairlead.jco;

/** The parameters of one direction with their values. */
public interface JCoParameterList extends JCoRecord {

    /** Names, types and uses of the parameters. */
    JCoListMetaData getListMetaData();

    /** Walks the parameters. */
    JCoParameterFieldIterator getParameterFieldIterator();

    /** Whether a parameter takes part in the call; all do at first. */
    boolean isActive(int index);

    /** As {@link #isActive(int)}. */
    boolean isActive(String name);

    /** An inactive parameter is neither sent nor fetched. */
    void setActive(int index, boolean active);

    /** As {@link #setActive(int, boolean)}. */
    void setActive(String name, boolean active);
}
