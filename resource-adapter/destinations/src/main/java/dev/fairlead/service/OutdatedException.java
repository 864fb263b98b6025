package dev.fairlead.service;

/**
 * The Destination service has another version of a destination than the one that is about to be called: credentials of
 * one version never go to the target of another. Look it up anew.
 */
public final class OutdatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutdatedException() {
        super("The destination has changed", null, false, false);
    }
}
