package dev.fairlead.destination;

import java.util.Objects;

/**
 * What a pool needs to know of a valid destination.
 *
 * @param name name of the destination
 * @param type its {@code Type}, for example {@code HTTP}
 * @param authentication its {@code Authentication}
 * @param proxyType its {@code ProxyType}
 * @param userBound whether calls differ by user, so that connections must not be shared among users
 * @param userOptional whether calls without any user are made, too, though they differ by user
 * @param version changes whenever the effective properties change; tells nothing about their values
 */
public record DestinationInfo(
        String name,
        String type,
        String authentication,
        String proxyType,
        boolean userBound,
        boolean userOptional,
        String version) {

    public DestinationInfo {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(authentication, "authentication");
        Objects.requireNonNull(proxyType, "proxyType");
        Objects.requireNonNull(version, "version");
    }
}
