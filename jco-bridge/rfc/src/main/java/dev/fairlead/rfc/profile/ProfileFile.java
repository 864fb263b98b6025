package dev.fairlead.rfc.profile;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import dev.fairlead.rfc.json.JsonStreams;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/**
 * A {@link SystemProfile} as JSON. Whoever reads the file learns where a system is, so that it is its owner's alone; it
 * appears complete or not at all.
 */
public final class ProfileFile {
    static final int FORMAT = 1;

    private ProfileFile() {}

    /**
     * Reads a profile.
     *
     * @param destination that names it, for messages
     * @param name the property or file, for messages
     * @param in JSON; stays open
     * @throws dev.fairlead.rfc.RfcConfigurationException if it is no profile, or has entries that are none
     */
    public static SystemProfile read(String destination, String name, Reader in) {
        try (JsonParser json = JsonStreams.parser(in)) {
            json.next();
            return new ProfileReader(json.getObject()).read();
        } catch (JsonException | IllegalStateException | IllegalArgumentException e) {
            String found = e instanceof IllegalArgumentException ? e.getMessage() : "it is no JSON object";
            throw failure(destination, name, "is no profile of a system: " + found, e);
        }
    }

    /**
     * Reads a file.
     *
     * @param destination that names it, for messages
     * @throws dev.fairlead.rfc.RfcConfigurationException as {@link #read(String, String, Reader)}, or if it cannot be read
     */
    public static SystemProfile read(String destination, Path file) {
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return read(destination, file.toString(), in);
        } catch (IOException e) {
            throw failure(destination, file.toString(), "cannot be read", e);
        }
    }

    private static RfcException failure(String destination, String name, String found, Exception cause) {
        return RfcException.of(RfcFailure.of(RfcErrorGroup.CONFIGURATION, destination, name, found), cause);
    }

    /**
     * Writes a file, in the place of one that is there.
     *
     * @throws IOException if it cannot be written; then what was there still is
     */
    public static void write(SystemProfile profile, Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path written = Files.createTempFile(directory, ".profile", ".tmp", privately(directory));
        try {
            try (Writer out = Files.newBufferedWriter(written, StandardCharsets.UTF_8)) {
                write(profile, out);
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static FileAttribute<?>[] privately(Path directory) throws IOException {
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Writes JSON, and leaves the stream open. */
    public static void write(SystemProfile profile, Writer out) {
        try (JsonGenerator json = JsonStreams.generator(out)) {
            json.writeStartObject()
                    .write("format", FORMAT)
                    .write("address", profile.address())
                    .write("systemId", profile.systemId())
                    .write("release", profile.release())
                    .write("probed", profile.probed().toString())
                    .writeStartObject("behaviour");
            profile.dateTime()
                    .ifPresent(form -> json.write("dateTime", form.name().toLowerCase(Locale.ROOT)));
            profile.emptyTables().ifPresent(flag -> json.write("emptyTables", flag));
            profile.sessions().ifPresent(flag -> json.write("sessions", flag));
            if (!profile.metadata().isEmpty()) {
                json.writeStartArray("metadata");
                profile.metadata().forEach(json::write);
                json.writeEnd();
            }
            profile.gzip().ifPresent(flag -> json.write("gzip", flag));
            profile.chunks().ifPresent(flag -> json.write("chunks", flag));
            json.writeEnd().writeEnd();
        }
    }
}
