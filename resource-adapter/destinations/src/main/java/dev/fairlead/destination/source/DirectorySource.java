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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A directory of exported destinations: {@code .json}, {@code .yaml}, {@code .yml}, {@code .properties}, {@code .props}
 * and {@code .txt} files, read in alphabetical order; the first file that holds a name counts. Fragments stand in the
 * subdirectory {@code fragments}, or in any file under their {@code FragmentName}. Every look-up sees files that were
 * added, changed or removed since. A file that cannot be read is logged, and fails the look-ups of its own name and of
 * the names it held before.
 */
public final class DirectorySource implements DestinationSource {

    private static final Logger LOG = System.getLogger(DirectorySource.class.getName());

    private final Path directory;
    private final Path fragments;
    private Map<Path, Content> contents = Map.of();

    /** A source over the files in {@code directory} and in its {@code fragments}, not in other subdirectories. */
    public DirectorySource(Path directory) {
        this.directory = directory;
        this.fragments = directory.resolve("fragments");
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
        contents.values()
                .forEach(
                        content -> names.addAll(content.entries().destinations().keySet()));
        return names;
    }

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if the directory, or the file of that name, cannot be read
     */
    @Override
    public synchronized Optional<Map<String, String>> find(String name) {
        refresh(name);
        return find(name, file -> !file.startsWith(fragments), Entries::destinations);
    }

    /**
     * @throws dev.fairlead.error.InvalidDestinationException if the directory, or the file of that name, cannot be read
     */
    @Override
    public synchronized Optional<Map<String, String>> findFragment(String name) {
        refresh(name);
        return find(name, file -> true, Entries::fragments);
    }

    private Optional<Map<String, String>> find(
            String name, Predicate<Path> mayHoldKind, Function<Entries, Map<String, Map<String, String>>> kind) {
        for (Map.Entry<Path, Content> entry : contents.entrySet()) {
            Content content = entry.getValue();
            if (content.problem().isPresent() && content.mayHold().contains(name) && mayHoldKind.test(entry.getKey())) {
                throw unreadable(name, entry.getKey(), content.problem().get());
            }
            if (kind.apply(content.entries()).containsKey(name)) {
                return Optional.of(kind.apply(content.entries()).get(name));
            }
        }
        return Optional.empty();
    }

    private void refresh(String name) {
        Map<Path, Content> fresh = new TreeMap<>();
        List<Path> files = new ArrayList<>(list(name, directory));
        if (Files.isDirectory(fragments)) {
            files.addAll(list(name, fragments));
        }
        for (Path file : files) {
            Content known = contents.getOrDefault(file, Content.NONE);
            Stamp stamp = Stamp.of(file);
            fresh.put(file, stamp.equals(known.stamp()) ? known : read(file, stamp, known));
        }
        contents = fresh;
    }

    private static List<Path> list(String name, Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(SourceFile::hasKnownFormat).sorted().toList();
        } catch (IOException e) {
            throw unreadable(
                    name, directory, "cannot be listed (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Content read(Path file, Stamp stamp, Content before) {
        String problem;
        try {
            List<Map<String, String>> all = SourceFile.read(file);
            Entries entries =
                    file.startsWith(fragments) ? Entries.fragments(all, SourceFile.baseName(file)) : Entries.of(all);
            return new Content(stamp, entries, Optional.empty(), Set.of());
        } catch (IllegalArgumentException e) {
            problem = e.getMessage();
        } catch (IOException e) {
            problem = "cannot be read (" + e.getClass().getSimpleName() + ")";
        }
        LOG.log(Level.ERROR, "{0} {1}; its destinations are not available", file, problem);
        Set<String> mayHold = new LinkedHashSet<>(before.mayHold());
        mayHold.addAll(before.entries().names());
        mayHold.add(SourceFile.baseName(file));
        return new Content(stamp, Entries.NONE, Optional.of(problem), mayHold);
    }

    private static DestinationException unreadable(String name, Path file, String problem) {
        return DestinationException.of(ErrorDetail.of(ErrorCode.SOURCE_UNREADABLE, name, file.toString(), problem));
    }

    /** What was found in a file; either its entries, or a problem and the names that the file may hold. */
    private record Content(Stamp stamp, Entries entries, Optional<String> problem, Set<String> mayHold) {
        static final Content NONE =
                new Content(new Stamp(FileTime.fromMillis(0), -1), Entries.NONE, Optional.empty(), Set.of());
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
