package dev.fairlead.binding.credentials;

import dev.fairlead.binding.ServiceBinding;
import java.util.Optional;

/**
 * Gives private keys that are not in the binding: those of self-managed certificates ({@code X509_PROVIDED}) and of
 * attested ones ({@code X509_ATTESTED}). Implemented outside Fairlead where such keys are kept.
 */
@FunctionalInterface
public interface ClientKeys {
    /** Knows no key: such bindings are refused. */
    ClientKeys NONE = binding -> Optional.empty();

    /**
     * The key for a binding and the certificate that goes with it, current ones; empty if this binding is not known
     * here.
     */
    Optional<PemKey> keyOf(ServiceBinding binding);
}
