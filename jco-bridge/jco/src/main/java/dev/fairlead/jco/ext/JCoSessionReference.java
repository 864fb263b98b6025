package dev.fairlead.jco.ext;

/** What a session belongs to. */
public interface JCoSessionReference {

    /** Is told that calls began which share a session. */
    void contextStarted();

    /** Is told that they ended. */
    void contextFinished();

    /** What tells it from all others. */
    String getID();
}
