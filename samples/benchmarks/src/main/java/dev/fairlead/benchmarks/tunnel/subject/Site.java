package dev.fairlead.benchmarks.tunnel.subject;

import dev.fairlead.benchmarks.tunnel.pki.Authority;
import dev.fairlead.benchmarks.tunnel.process.Workshop;
import java.io.IOException;

/**
 * Where a subject is started.
 *
 * @param workshop for its processes and files
 * @param authority for its certificates
 * @param backend the back end's port
 * @param secureBackend the same with TLS and a certificate of the authority
 * @param wire what lies between the near and the far end
 */
public record Site(Workshop workshop, Authority authority, int backend, int secureBackend, Wire wire) {

    /** What lies between two ends: nothing, or an emulated link. */
    @FunctionalInterface
    public interface Wire {
        /** Nothing lies between them. */
        Wire NONE = port -> port;

        /**
         * @param port on which one end listens
         * @return the port on which the other end reaches it
         */
        int to(int port) throws IOException;
    }
}
