package dev.fairlead.finder;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The list of fragments of a look-up, checked (destination specification, 5.1). */
public final class FragmentNames {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private FragmentNames() {}

    /**
     * The names in order; none if the look-up has no fragment.
     *
     * @throws dev.fairlead.error.InvalidRequestException if one is no name or stands twice, or if several are optional
     */
    public static List<String> of(DestinationLookup lookup) {
        String list = lookup.options().fragment();
        if (list.isBlank()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String part : list.split(",", -1)) {
            String name = part.strip();
            if (!NAME.matcher(withoutLevel(name)).matches()) {
                throw invalid(lookup, "the list of fragments holds something that is no name");
            }
            if (names.contains(name)) {
                throw invalid(lookup, "'" + name + "' stands twice");
            }
            names.add(name);
        }
        if (names.size() > 1 && lookup.options().fragmentOptional()) {
            throw invalid(lookup, "several fragments cannot be optional");
        }
        return List.copyOf(names);
    }

    /** A fragment may be looked for on another level than its destination: {@code name@level}. */
    private static String withoutLevel(String name) {
        int at = name.lastIndexOf('@');
        return at > 0 && name.substring(at + 1).toLowerCase(Locale.ROOT).matches("[a-z_]+")
                ? name.substring(0, at)
                : name;
    }

    private static DestinationException invalid(DestinationLookup lookup, String found) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.LOOKUP_INVALID, lookup.name(), "fragment", found));
    }
}
