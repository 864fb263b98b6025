package dev.fairlead.authentication;

import java.util.List;
import java.util.Optional;

/**
 * What a grant takes from one call, as far as the cache must know it.
 *
 * @param user the user that the token stands for; empty if it does not depend on users
 * @param fields digests of what else the token depends on
 * @param cacheable whether other calls with the same input may use the same token
 */
record GrantInput(Optional<User> user, List<String> fields, boolean cacheable) {

    /** A token for everybody. */
    static final GrantInput NOTHING = new GrantInput(Optional.empty(), List.of(), true);

    /** A token for this one call. */
    static final GrantInput SINGLE_USE = new GrantInput(Optional.empty(), List.of(), false);

    /** Digest of the user's token; empty if the token stands for no user. */
    String userDigest() {
        return user.isPresent() ? user.get().digest() : "";
    }

    static GrantInput of(User user) {
        return new GrantInput(Optional.of(user), List.of(), true);
    }
}
