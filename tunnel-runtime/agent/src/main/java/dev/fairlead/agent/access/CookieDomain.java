package dev.fairlead.agent.access;

import java.util.Objects;

/**
 * What the domain of a back end's cookies is to callers (agent specification, 2.5).
 *
 * @param internal domain that back ends set, lower case, without a dot in front
 * @param virtual domain that callers see, in the same form
 */
public record CookieDomain(String internal, String virtual) {
    public CookieDomain {
        Objects.requireNonNull(internal, "internal");
        Objects.requireNonNull(virtual, "virtual");
    }
}
