package dev.fairlead.tunnel.fetch;

import java.io.IOException;
import java.net.URI;

/** Gets a document. Blocks. */
@FunctionalInterface
public interface Fetch {

    /**
     * The document at an address.
     *
     * @param uri https, or http
     * @throws IOException if there is no complete answer with status 200 within ten seconds and 100 KiB
     */
    byte[] get(URI uri) throws IOException;
}
