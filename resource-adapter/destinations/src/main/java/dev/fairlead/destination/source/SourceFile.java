package dev.fairlead.destination.source;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The formats of files that hold destinations and fragments (destination specification, 10.2). */
final class SourceFile {

    private static final long MAXIMUM_BYTES = 4L * 1024 * 1024;
    private static final Set<String> FORMATS = Set.of("json", "yaml", "yml", "properties", "props", "txt");

    private SourceFile() {}

    /** Whether the file's extension is one of a format that is read. */
    static boolean hasKnownFormat(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && name.contains(".") && FORMATS.contains(format(file));
    }

    /** The file's name without its extension. */
    static String baseName(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /**
     * The flat properties of everything in the file, in order.
     *
     * @throws IllegalArgumentException if the file is not of its format; the message quotes no values
     */
    static List<Map<String, String>> read(Path file) throws IOException {
        if (Files.size(file) > MAXIMUM_BYTES) {
            throw new IllegalArgumentException("is larger than 4 MiB");
        }
        String text = decode(file);
        return switch (format(file)) {
            case "json" -> JsonDestinations.parse(text);
            case "yaml", "yml" -> FlatYaml.parse(text);
            default -> List.of(properties(text));
        };
    }

    private static String format(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String decode(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("is not UTF-8", e);
        }
    }

    private static Map<String, String> properties(String text) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(text));
        Map<String, String> properties = new LinkedHashMap<>();
        read.stringPropertyNames()
                .forEach(name -> properties.put(name, read.getProperty(name).strip()));
        return properties;
    }
}
