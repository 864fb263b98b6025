package dev.fairlead.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Key and trust stores as files. Names are paths; relative ones start at one directory. */
public final class CertificateDirectory implements Certificates {

    private static final long MAXIMUM_BYTES = 1024L * 1024;

    private final Path directory;

    /** Relative names are looked for under {@code directory}. */
    public CertificateDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<byte[]> content(String name) {
        try {
            Path file = directory.resolve(name);
            if (Files.size(file) > MAXIMUM_BYTES) {
                throw new IOException("is larger than 1 MiB");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException | InvalidPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String stamp(String name) {
        try {
            BasicFileAttributes file = Files.readAttributes(directory.resolve(name), BasicFileAttributes.class);
            return file.lastModifiedTime() + "/" + file.size();
        } catch (IOException | InvalidPathException e) {
            return "unreadable";
        }
    }
}
