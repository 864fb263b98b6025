package dev.fairlead.jco;

/** Parameters of a function, of one direction or of all. */
public interface JCoListMetaData extends JCoMetaData {

    /** Whether the caller sends it. */
    boolean isImport(int index);

    /** As {@link #isImport(int)}. */
    boolean isImport(String name);

    /** Whether the caller gets it. */
    boolean isExport(int index);

    /** As {@link #isExport(int)}. */
    boolean isExport(String name);

    /** Whether it goes there and back. */
    boolean isChanging(int index);

    /** As {@link #isChanging(int)}. */
    boolean isChanging(String name);

    /** Whether the function does without. */
    boolean isOptional(int index);

    /** As {@link #isOptional(int)}. */
    boolean isOptional(String name);

    /** ABAP's text of the value that stands for one that is not sent; null if there is none. */
    String getDefault(int index);

    /** As {@link #getDefault(int)}. */
    String getDefault(String name);
}
