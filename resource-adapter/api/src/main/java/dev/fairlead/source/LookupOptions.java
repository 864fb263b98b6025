package dev.fairlead.source;

import java.util.Objects;
import java.util.Optional;

/**
 * How a destination is looked up. Immutable: each method returns other options.
 *
 * @param fragment fragments merged over the destination, separated by commas, the last one wins; empty for none
 * @param fragmentOptional whether a missing fragment is skipped; with one fragment only
 * @param level where to look
 * @param strategy whose destinations count
 * @param chain the chain that ends at the destination; empty for none
 */
public record LookupOptions(
        String fragment,
        boolean fragmentOptional,
        DestinationLevel level,
        TenantStrategy strategy,
        Optional<DestinationChain> chain) {

    /** No fragment, every level, the tenant of the call, no chain. */
    public static final LookupOptions DEFAULT =
            new LookupOptions("", false, DestinationLevel.ANY, TenantStrategy.CURRENT_TENANT, Optional.empty());

    public LookupOptions {
        Objects.requireNonNull(fragment, "fragment");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(chain, "chain");
    }

    /** With these fragments, separated by commas; all must exist. */
    public LookupOptions fragment(String names) {
        return new LookupOptions(names, false, level, strategy, chain);
    }

    /** With this one fragment if it exists. */
    public LookupOptions optionalFragment(String name) {
        return new LookupOptions(name, true, level, strategy, chain);
    }

    /** On this level only. */
    public LookupOptions level(DestinationLevel only) {
        return new LookupOptions(fragment, fragmentOptional, only, strategy, chain);
    }

    /** With this strategy. */
    public LookupOptions strategy(TenantStrategy other) {
        return new LookupOptions(fragment, fragmentOptional, level, other, chain);
    }

    /** At the end of this chain. */
    public LookupOptions chain(DestinationChain through) {
        return new LookupOptions(fragment, fragmentOptional, level, strategy, Optional.of(through));
    }
}
