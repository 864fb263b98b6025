package dev.fairlead.finder;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationLookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts the fragments of a look-up over a destination, the last one wins (destination specification, 2.4). */
final class FragmentMerge {

    static final String FRAGMENT_NAME = "FragmentName";

    private final DestinationLookup lookup;
    private final Function<String, Optional<Map<String, String>>> fragments;

    private FragmentMerge(DestinationLookup lookup, Function<String, Optional<Map<String, String>>> fragments) {
        this.lookup = lookup;
        this.fragments = fragments;
    }

    static FragmentMerge of(DestinationLookup lookup, Function<String, Optional<Map<String, String>>> fragments) {
        return new FragmentMerge(lookup, fragments);
    }

    /**
     * The merged properties.
     *
     * @throws DestinationException if a mandatory fragment is missing, or a fragment says what only a destination may
     */
    Map<String, String> over(Map<String, String> destination) {
        List<String> names = FragmentNames.of(lookup);
        if (names.isEmpty()) {
            return destination;
        }
        Map<String, String> merged = new LinkedHashMap<>(destination);
        List<String> applied = new ArrayList<>();
        for (String name : names) {
            Optional<Map<String, String>> fragment = fragments.apply(name);
            if (fragment.isEmpty() && !lookup.options().fragmentOptional()) {
                throw failure(ErrorCode.FRAGMENT_NOT_FOUND, name, "is in none of the destination's own sources");
            }
            fragment.map(found -> checked(name, found)).ifPresent(found -> {
                merged.putAll(found);
                applied.add(name);
            });
        }
        merged.remove(FRAGMENT_NAME);
        if (!applied.isEmpty()) {
            merged.put(FRAGMENT_NAME, String.join(",", applied));
        }
        return merged;
    }

    private Map<String, String> checked(String name, Map<String, String> fragment) {
        for (String property : List.of("Name", "Type")) {
            if (fragment.containsKey(property)) {
                throw failure(
                        ErrorCode.PROPERTY_INVALID,
                        name,
                        "has the property " + property + ", which only" + " destinations may have");
            }
        }
        return fragment;
    }

    private DestinationException failure(ErrorCode code, String fragment, String found) {
        return DestinationException.of(ErrorDetail.of(code, lookup.name(), "fragment " + fragment, found));
    }
}
