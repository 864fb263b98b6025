package dev.fairlead.agent.access;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which functions of an RFC system may be called (agent specification, 3.9). The most specific resource decides: an
 * exact one before prefixes, the longer prefix before the shorter.
 *
 * @param resources what is exposed; empty: nothing
 * @param infrastructure whether functions are exposed that clients need to call any other
 */
public record FunctionAccess(List<FunctionResource> resources, boolean infrastructure) {
    /** What clients ask for by themselves: whether the system is there, and what functions and types look like. */
    public static final Set<String> INFRASTRUCTURE = Set.of(
            "RFCPING",
            "RFC_PING",
            "RFC_SYSTEM_INFO",
            "RFC_GET_FUNCTION_INTERFACE",
            "RFC_GET_STRUCTURE_DEFINITION",
            "DDIF_FIELDINFO_GET",
            "RFC_METADATA_GET",
            "SYSTEM_RESET_RFC_SERVER");

    private static final String BAPI = "BAPI_";
    private static final List<String> TRANSACTIONS = List.of("BAPI_TRANSACTION_COMMIT", "BAPI_TRANSACTION_ROLLBACK");

    private static final Comparator<FunctionResource> MOST_SPECIFIC_FIRST = Comparator.comparing(
                    FunctionResource::prefix)
            .thenComparing(resource -> -resource.name().length());

    public FunctionAccess {
        resources = List.copyOf(resources);
    }

    /** Whether any function may be called. */
    boolean isOpen() {
        return infrastructure || resources.stream().anyMatch(FunctionResource::enabled);
    }

    /** What ends the transactions of BAPIs that may be called, and may not be called itself; in their order. */
    public List<String> missingForTransactions() {
        boolean changing = resources.stream()
                .anyMatch(resource -> resource.enabled()
                        && resource.name().startsWith(BAPI)
                        && !TRANSACTIONS.contains(resource.name()));
        return changing
                ? TRANSACTIONS.stream()
                        .filter(function -> denial(function).equals(Optional.of(DenialReason.RESOURCE)))
                        .toList()
                : List.of();
    }

    /**
     * Why a function may not be called; empty if it may.
     *
     * @param function in any case
     */
    public Optional<DenialReason> denial(String function) {
        String name = function.toUpperCase(Locale.ROOT);
        Optional<FunctionResource> deciding =
                resources.stream().filter(resource -> resource.matches(name)).min(MOST_SPECIFIC_FIRST);
        if (deciding.isPresent()) {
            return deciding.get().enabled() ? Optional.empty() : Optional.of(DenialReason.RESOURCE_DISABLED);
        }
        return infrastructure && INFRASTRUCTURE.contains(name) ? Optional.empty() : Optional.of(DenialReason.RESOURCE);
    }
}
