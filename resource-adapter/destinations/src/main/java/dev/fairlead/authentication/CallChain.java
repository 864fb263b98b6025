package dev.fairlead.authentication;

/** The way of a call through another destination, which helps, to the one at the end (authentication specification, 9.1). */
public interface CallChain {

    /**
     * Tells one state of the helper from another.
     *
     * @throws dev.fairlead.error.DestinationException if there is no such helper
     */
    String revision();

    /**
     * The call to the destination at the end, with what the helper gives for it, from the helper's own cache where it
     * has one.
     *
     * @throws dev.fairlead.error.DestinationException if it gives nothing
     */
    CallContext atEnd(CallContext call);
}
