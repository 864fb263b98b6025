package dev.fairlead.gateway.group;

import dev.fairlead.tunnel.keys.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Leases in a directory that all nodes of a gateway share. Each record is a file of its own, named by how often the
 * lease was renewed: to create the next one is the step that only one node can do, and the highest is the record.
 */
public final class DirectoryLeases implements LeaseStore {
    private static final int FIELDS = 2;

    private final Path directory;

    /** @param directory made when the first lease is written */
    public DirectoryLeases(Path directory) {
        this.directory = directory;
    }

    @Override
    public Optional<LeaseRecord> read(String group) throws IOException {
        Path folder = folder(group);
        OptionalLong newest = newest(folder);
        return newest.isEmpty() ? Optional.empty() : Optional.of(record(folder, newest.getAsLong()));
    }

    @Override
    public boolean replace(String group, Optional<LeaseRecord> expected, LeaseRecord next) throws IOException {
        Path folder = folder(group);
        PrivateFile.createDirectory(directory);
        PrivateFile.createDirectory(folder);
        String text = next.epoch() + "\n" + next.holder();
        if (!PrivateFile.writeIfAbsent(file(folder, next.renewals()), text)) {
            return false;
        }
        // a node that was held up in between may have created a file that others had, used and removed
        boolean written = newest(folder).orElse(next.renewals()) == next.renewals();
        Path outdated = file(folder, written ? next.renewals() - 1 : next.renewals());
        Files.deleteIfExists(outdated);
        return written;
    }

    private static OptionalLong newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}"))
                    .mapToLong(Long::parseLong)
                    .max();
        } catch (NoSuchFileException none) {
            return OptionalLong.empty();
        }
    }

    private static LeaseRecord record(Path folder, long renewals) throws IOException {
        String[] fields = PrivateFile.read(file(folder, renewals)).split("\n", FIELDS);
        try {
            return new LeaseRecord(fields[1], Long.parseLong(fields[0]), renewals);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException damaged) {
            throw new IOException(folder + " is damaged: remove it", damaged);
        }
    }

    private static Path file(Path folder, long renewals) {
        return folder.resolve(Long.toString(renewals));
    }

    private Path folder(String group) {
        return directory.resolve(HexFormat.of().formatHex(group.getBytes(StandardCharsets.UTF_8)));
    }
}
