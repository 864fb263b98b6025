package dev.fairlead.jco.spi;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.RfcFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Destinations in files {@code <name>.jcoDestination} of one directory, each with the properties of its name (B.12). */
public final class FileDestinations implements DestinationProvider {
    private static final String SUFFIX = ".jcoDestination";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    private final Supplier<Path> directory;
    private final PropertyDestinations destinations;

    /** @param directory asked for at each look-up */
    public FileDestinations(Supplier<Path> directory, AccessFactory factory) {
        this.directory = directory;
        this.destinations = new PropertyDestinations(this::read, factory);
    }

    @Override
    public Optional<DestinationAccess> find(String name) {
        return destinations.find(name);
    }

    private Optional<Map<String, String>> read(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Path file = directory.get().resolve(name + SUFFIX);
        return Files.isRegularFile(file) ? Optional.of(read(name, file)) : Optional.empty();
    }

    private static Map<String, String> read(String name, Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw RfcException.of(
                    RfcFailure.of(RfcErrorGroup.CONFIGURATION, name, file.toString(), "cannot be read"), e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    }
}
