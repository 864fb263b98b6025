package dev.fairlead.rar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A resource adapter archive as it was built: its own entries, and those of the jars in it. */
final class Rar {
    private final Map<String, byte[]> entries;

    private Rar(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    /** The archive whose path is in the system property {@code property}. */
    static Rar of(String property) {
        try (InputStream file = Files.newInputStream(Path.of(System.getProperty(property)))) {
            return new Rar(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> names() {
        return entries.keySet();
    }

    byte[] bytes(String name) {
        return entries.get(name);
    }

    /** Names of the entries of a jar in the archive. */
    Set<String> namesIn(String jar) {
        return new TreeSet<>(jar(jar).keySet());
    }

    /** Loads classes from the jars of the archive, as a container does. */
    ClassLoader classLoader() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        entries.keySet().stream().filter(name -> name.endsWith(".jar")).forEach(name -> all.putAll(jar(name)));
        return new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = all.get(name.replace('.', '/') + ".class");
                if (bytes == null) {
                    // what the server provides: the Jakarta APIs
                    return Rar.class.getClassLoader().loadClass(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
    }

    private Map<String, byte[]> jar(String name) {
        try {
            return read(new ByteArrayInputStream(entries.get(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> read(InputStream archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(archive)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return entries;
    }
}
