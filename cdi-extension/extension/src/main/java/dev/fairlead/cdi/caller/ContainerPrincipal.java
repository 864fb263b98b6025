package dev.fairlead.cdi.caller;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/** The caller as the container's security knows it. */
interface ContainerPrincipal {

    /** For servers that cannot tell. */
    ContainerPrincipal UNKNOWN = new ContainerPrincipal() {
        @Override
        public Optional<Principal> caller() {
            return Optional.empty();
        }

        @Override
        public <T extends Principal> Set<T> ofType(Class<T> type) {
            return Set.of();
        }
    };

    /** The caller's principal; empty for nobody, by whatever name the server calls nobody. */
    Optional<Principal> caller();

    /** All principals of this type that the log-in left. */
    <T extends Principal> Set<T> ofType(Class<T> type);
}
