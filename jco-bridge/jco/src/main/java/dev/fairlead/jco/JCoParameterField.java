package dev.fairlead.jco;

/** A parameter of a function. */
public interface JCoParameterField extends JCoField {

    /** Whether it takes part in the call. */
    boolean isActive();

    /** Whether the function does without. */
    boolean isOptional();

    /** Whether the caller sends it. */
    boolean isImport();

    /** Whether the caller gets it. */
    boolean isExport();

    /** Whether it goes there and back. */
    boolean isChanging();

    /** ABAP's text of the value that stands for one that is not sent; null if there is none. */
    String getDefault();
}
