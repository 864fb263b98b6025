package dev.fairlead.source;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * A predefined chain: other destinations are asked for a token first, and what they give logs on to the destination
 * that is looked up (destination specification, 5.4). Tokens of the chain are the caller's and not part of it.
 *
 * @param name for example {@code com.sap.sequentialUserPropagation}
 * @param variables names of the helping destinations and fragments, by the chain's variables
 */
public record DestinationChain(String name, Map<String, String> variables) implements Serializable {
    private static final long serialVersionUID = 1L;

    public DestinationChain {
        Objects.requireNonNull(name, "name");
        variables = Map.copyOf(variables);
    }
}
