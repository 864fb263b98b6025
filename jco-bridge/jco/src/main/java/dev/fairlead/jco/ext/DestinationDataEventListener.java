package dev.fairlead.jco.ext;

/** Is told of changes by a provider of destinations; of names that were looked up before, and not of new ones. */
public interface DestinationDataEventListener {

    /** The properties of a destination changed: what was looked up before is invalid. */
    void updated(String destinationName);

    /** A destination was removed: what was looked up before is invalid. */
    void deleted(String destinationName);
}
