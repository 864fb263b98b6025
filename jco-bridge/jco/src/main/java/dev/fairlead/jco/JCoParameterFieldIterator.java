package dev.fairlead.jco;

/** Walks parameters both ways. */
public interface JCoParameterFieldIterator extends JCoFieldIterator {

    /** As {@link #nextField}. */
    JCoParameterField nextParameterField();

    /** As {@link #previousField}. */
    JCoParameterField previousParameterField();
}
