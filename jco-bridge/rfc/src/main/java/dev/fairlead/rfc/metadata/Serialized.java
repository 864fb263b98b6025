package dev.fairlead.rfc.metadata;

import java.io.InvalidObjectException;
import java.util.function.Supplier;

/** Metadata are serialised as what they are made of, and made again of what is read: it may be forged. */
final class Serialized {

    private Serialized() {}

    static <T> T read(Supplier<T> maker) throws InvalidObjectException {
        try {
            return maker.get();
        } catch (IllegalArgumentException | NullPointerException e) {
            InvalidObjectException failure = new InvalidObjectException("Serialised metadata are none");
            failure.initCause(e);
            throw failure;
        }
    }

    /** Metadata are never written as they are. */
    static InvalidObjectException forged() {
        return new InvalidObjectException("Only what metadata are made of is serialised");
    }
}
