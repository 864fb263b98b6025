package dev.fairlead.connector.configuration;

import dev.fairlead.transport.AddressPolicy;
import java.util.List;

/**
 * Which addresses destinations of this installation may have.
 *
 * @param publicOnly whether others than the administrators of this server write destinations, so that only addresses of
 *     the public Internet may be called
 * @param allowed addresses and networks that may be called besides
 */
public record AddressConfiguration(boolean publicOnly, List<String> allowed) {
    private static final String ADMINISTRATED = "administrated";
    private static final String PUBLIC = "public";

    public AddressConfiguration {
        allowed = List.copyOf(allowed);
    }

    static AddressConfiguration of(SettingValues values) {
        AddressConfiguration addresses = new AddressConfiguration(
                values.word(Setting.ADDRESSES, List.of(ADMINISTRATED, PUBLIC)).equals(PUBLIC),
                values.list(Setting.ADDRESSES_ALLOWED));
        try {
            addresses.policy();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Setting.ADDRESSES_ALLOWED.key() + ": " + e.getMessage(), e);
        }
        return addresses;
    }

    /** Which addresses issuers of users' tokens may have: public ones whoever writes destinations, and those allowed. */
    public AddressPolicy issuers() {
        return AddressPolicy.PUBLIC.alsoAllowing(allowed);
    }

    /** What this means at each connection. */
    public AddressPolicy policy() {
        AddressPolicy policy = publicOnly ? AddressPolicy.PUBLIC : AddressPolicy.ADMINISTRATED;
        return policy.alsoAllowing(allowed);
    }
}
