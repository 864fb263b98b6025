package dev.fairlead.trust;

/** A store cannot be used. The message continues a sentence that starts with the store's name, and holds no secret. */
final class StoreException extends Exception {
    private static final long serialVersionUID = 1L;

    StoreException(String found) {
        super(found);
    }

    StoreException(String found, Exception cause) {
        super(found, cause);
    }
}
