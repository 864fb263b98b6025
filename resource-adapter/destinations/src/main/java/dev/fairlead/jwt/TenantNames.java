package dev.fairlead.jwt;

import java.util.Objects;
import java.util.Optional;

/**
 * The names of one tenant: an id, usually a GUID, and a subdomain, which is a label of host names. Services, tokens and
 * people use the one or the other; an id is never compared with a subdomain alone (authentication specification, 3.2).
 *
 * @param id {@code zid}, {@code app_tid} or {@code zone_uuid}
 * @param subdomain {@code ext_attr.zdn}, or the first label of XSUAA's host
 */
public record TenantNames(Optional<String> id, Optional<String> subdomain) {

    public TenantNames {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subdomain, "subdomain");
    }

    /** Whether any name is known. */
    public boolean known() {
        return id.isPresent() || subdomain.isPresent();
    }

    /** Whether one of the names is this; letters count in either case, as in host names and GUIDs. */
    public boolean include(String name) {
        return id.filter(name::equalsIgnoreCase).isPresent()
                || subdomain.filter(name::equalsIgnoreCase).isPresent();
    }

    /** Whether both are known to be one tenant: by their ids, or by their subdomains if an id is missing. */
    public boolean same(TenantNames other) {
        return id.isPresent() && other.id.isPresent() ? equal(id, other.id) : equal(subdomain, other.subdomain);
    }

    private static boolean equal(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.filter(one.get()::equalsIgnoreCase).isPresent();
    }
}
