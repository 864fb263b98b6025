package dev.fairlead.jco;

/** Wrong use of a record, table or destination. Groups and keys are those of {@link JCoException}. */
public class JCoRuntimeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int group;
    private final String key;

    /** A failure of a group; its key is the group's. */
    public JCoRuntimeException(int group, String message) {
        this(group, JCoException.keyOf(group), message, null);
    }

    /** A failure of a group, with a key of its own. */
    public JCoRuntimeException(int group, String key, String message) {
        this(group, key, message, null);
    }

    /** As {@link #JCoRuntimeException(int, String, String)}, with what it comes from; null for nothing. */
    public JCoRuntimeException(int group, String key, String message, Throwable cause) {
        super(message, cause);
        this.group = group;
        this.key = key;
    }

    /** Number of the group, one of the constants of {@link JCoException}. */
    public int getGroup() {
        return group;
    }

    /** Name of the group's constant. */
    public String getKey() {
        return key;
    }

    /** Type, group, key and text. */
    @Override
    public String toString() {
        return getClass().getName() + ": (" + group + ") " + key + ": " + getMessage();
    }
}
