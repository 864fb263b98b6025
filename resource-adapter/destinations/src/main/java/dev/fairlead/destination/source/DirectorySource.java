package dev.fairlead.destination.source;

import dev.fairlead.error.DestinationException;
import dev.fairlead.error.ErrorCode;
import dev.fairlead.error.ErrorDetail;
import dev.fairlead.source.DestinationSource;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory of exported destinations: {@code .json}, {@code .properties} and {@code .props} files, read in
 * alphabetical order; the first file that holds a name counts. Every look-up sees files that were added, changed or
 * removed since. A file that cannot be read is logged, and fails the look-ups of its own name and of the names it held
 * before.
 */
public final class DirectorySource implements DestinationSource {

    private static final Logger LOG = System.getLogger(DirectorySource.class.getName());

    private final Path directory;
    private Map<Path, Content> contents = Map.of();

    /** A source over the files in {@code directory}, not in its subdirectories. */
    public DirectorySource(Path directory) {
        this.directory = directory;
    }

    @Override
    public String description() {
        return "directory " + directory;
    }

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if the directory cannot be read
     */
    @Override
    public synchronized Set<String> names() {
        refresh("");
        Set<String> names = new LinkedHashSet<>();
        contents.values().forEach(content -> names.addAll(content.destinations().keySet()));
        return names;
    }

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if the directory, or the file of that name, cannot be read
     */
    @Override
    public synchronized Optional<Map<String, String>> find(String name) {
        refresh(name);
        for (Map.Entry<Path, Content> entry : contents.entrySet()) {
            Content content = entry.getValue();
            if (content.problem().isPresent() && content.mayHold().contains(name)) {
                throw unreadable(name, entry.getKey(), content.problem().get());
            }
            if (content.destinations().containsKey(name)) {
                return Optional.of(content.destinations().get(name));
            }
        }
        return Optional.empty();
    }

    private void refresh(String name) {
        Map<Path, Content> fresh = new TreeMap<>();
        for (Path file : list(name)) {
            Content known = contents.getOrDefault(file, Content.NONE);
            Stamp stamp = Stamp.of(file);
            fresh.put(file, stamp.equals(known.stamp()) ? known : read(file, stamp, known));
        }
        contents = fresh;
    }

    private List<Path> list(String name) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(SourceFile::hasKnownFormat).sorted().toList();
        } catch (IOException e) {
            throw unreadable(
                    name, directory, "cannot be listed (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Content read(Path file, Stamp stamp, Content before) {
        String problem;
        try {
            return new Content(stamp, SourceFile.read(file), Optional.empty(), Set.of());
        } catch (IllegalArgumentException e) {
            problem = e.getMessage();
        } catch (IOException e) {
            problem = "cannot be read (" + e.getClass().getSimpleName() + ")";
        }
        LOG.log(Level.ERROR, "{0} {1}; its destinations are not available", file, problem);
        Set<String> mayHold = new LinkedHashSet<>(before.mayHold());
        mayHold.addAll(before.destinations().keySet());
        mayHold.add(SourceFile.baseName(file));
        return new Content(stamp, Map.of(), Optional.of(problem), mayHold);
    }

    private static DestinationException unreadable(String name, Path file, String problem) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.SOURCE_UNREADABLE, name, file.toString(), problem));
    }

    /** What was found in a file; either its destinations, or a problem and the names that the file may hold. */
    private record Content(
            Stamp stamp, Map<String, Map<String, String>> destinations, Optional<String> problem, Set<String> mayHold) {
        static final Content NONE =
                new Content(new Stamp(FileTime.fromMillis(0), -1), Map.of(), Optional.empty(), Set.of());

        Content {
            destinations = new LinkedHashMap<>(destinations);
        }
    }

    /** Tells that a file may have changed. */
    private record Stamp(FileTime modified, long size) {
        static Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.lastModifiedTime(), attributes.size());
            } catch (IOException e) {
                return new Stamp(FileTime.fromMillis(0), -2);
            }
        }
    }
}
