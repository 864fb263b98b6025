package dev.fairlead.rfc;

/**
 * Reads and writes values of a type of the application. Safe for use by several threads.
 *
 * @param <T> the application's type
 */
public interface RfcConverter<T> {

    /**
     * The application's value.
     *
     * @param value as of {@link RfcRecord#get(int)}
     */
    T read(Object value);

    /** What {@link RfcRecord#set(int, Object)} takes for the application's value, which is not null. */
    Object write(T value);
}
