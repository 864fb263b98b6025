package dev.fairlead.rfc.profile;

import dev.fairlead.rfc.soap.DateTimeForm;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How one system takes calls over SOAP (RFC specification, H.2). What is empty was not found out; the client does then what
 * it does without a profile.
 *
 * @param address of the service that was probed: scheme, host, port and path, as {@link #address(String, String, int, String)} has it
 * @param systemId three characters that the system calls itself; empty if it did not say
 * @param release of its ABAP software; empty if it did not say
 * @param probed when
 * @param dateTime the form of dates and times that it understands
 * @param emptyTables whether a request has to list table parameters without rows to have them answered
 * @param sessions whether a cookie keeps a session over several calls
 * @param metadata the sources of interfaces that answered, best first: {@code rfc}, {@code wsdl}; none if neither is known to
 * @param gzip whether requests may be compressed
 * @param chunks whether requests may come without saying how long they are
 */
public record SystemProfile(
        String address,
        String systemId,
        String release,
        Instant probed,
        Optional<DateTimeForm> dateTime,
        Optional<Boolean> emptyTables,
        Optional<Boolean> sessions,
        List<String> metadata,
        Optional<Boolean> gzip,
        Optional<Boolean> chunks) {

    public SystemProfile {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(systemId, "systemId");
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(probed, "probed");
        Objects.requireNonNull(dateTime, "dateTime");
        Objects.requireNonNull(emptyTables, "emptyTables");
        Objects.requireNonNull(sessions, "sessions");
        metadata = List.copyOf(metadata);
        Objects.requireNonNull(gzip, "gzip");
        Objects.requireNonNull(chunks, "chunks");
    }

    /** Of a service of which nothing else is known. */
    public static SystemProfile of(String address, Instant probed) {
        return new SystemProfile(
                address,
                "",
                "",
                probed,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * How a profile names a service, whatever else its URL says.
     *
     * @param host counts in any case
     */
    public static String address(String scheme, String host, int port, String path) {
        return scheme.toLowerCase(Locale.ROOT) + "://" + host.toLowerCase(Locale.ROOT) + ":" + port + path;
    }

    /** With what the system calls itself. */
    public SystemProfile withSystem(String id, String itsRelease) {
        return new SystemProfile(
                address, id, itsRelease, probed, dateTime, emptyTables, sessions, metadata, gzip, chunks);
    }

    /** With this form of dates and times. */
    public SystemProfile withDateTime(DateTimeForm form) {
        return new SystemProfile(
                address, systemId, release, probed, Optional.of(form), emptyTables, sessions, metadata, gzip, chunks);
    }

    /** With tables that have to be listed, or need not. */
    public SystemProfile withEmptyTables(boolean listed) {
        return new SystemProfile(
                address, systemId, release, probed, dateTime, Optional.of(listed), sessions, metadata, gzip, chunks);
    }

    /** With sessions, or without. */
    public SystemProfile withSessions(boolean kept) {
        return new SystemProfile(
                address, systemId, release, probed, dateTime, emptyTables, Optional.of(kept), metadata, gzip, chunks);
    }

    /** With a further source of interfaces. */
    public SystemProfile withMetadata(String source) {
        List<String> sources =
                Stream.concat(metadata.stream(), Stream.of(source)).distinct().toList();
        return new SystemProfile(
                address, systemId, release, probed, dateTime, emptyTables, sessions, sources, gzip, chunks);
    }

    /** With requests that may be compressed, or must not. */
    public SystemProfile withGzip(boolean taken) {
        return new SystemProfile(
                address,
                systemId,
                release,
                probed,
                dateTime,
                emptyTables,
                sessions,
                metadata,
                Optional.of(taken),
                chunks);
    }

    /** With requests that may come without their length, or must not. */
    public SystemProfile withChunks(boolean taken) {
        return new SystemProfile(
                address,
                systemId,
                release,
                probed,
                dateTime,
                emptyTables,
                sessions,
                metadata,
                gzip,
                Optional.of(taken));
    }
}
