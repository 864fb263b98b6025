package dev.fairlead.rfc.sapjco.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * An archive that has the members of SAP JCo which the public descriptions name, compiled when tests run. What it answers
 * comes from the test: it shows that calls are copied and failures mapped, not how SAP's own archive behaves.
 */
public final class StandInArchive {
    private static final String PACKAGE = "com.sap.conn.jco.";

    private final Map<String, String> sources;
    private final Map<String, String> files = new HashMap<>();

    private StandInArchive(Map<String, String> sources) {
        this.sources = sources;
    }

    /** With everything that is needed, of version 3.1. */
    public static StandInArchive complete() {
        Map<String, String> sources = new HashMap<>();
        try {
            for (String name : text("sources.txt").lines().toList()) {
                sources.put(name, text(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StandInArchive(sources).with("version.txt", "3.1.9");
    }

    private static String text(String name) throws IOException {
        try (InputStream resource = StandInArchive.class.getResourceAsStream("/stand-in/" + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public StandInArchive with(String file, String content) {
        files.put(file, content);
        return this;
    }

    public StandInArchive without(String file) {
        files.remove(file);
        return this;
    }

    /** Renames something in a source, so that nobody finds it under its name. */
    public StandInArchive renaming(String source, String name, String other) {
        sources.computeIfPresent(source, (key, text) -> text.replace(name, other));
        return this;
    }

    /** A class loader of its own that sees the archive and Java, nothing else. */
    public URLClassLoader load(Path directory) throws IOException {
        Path archive = directory.resolve("sapjco3.jar");
        Path classes = Files.createDirectories(directory.resolve("classes"));
        compile(Files.createDirectories(directory.resolve("sources")), classes);
        pack(classes, archive);
        return new URLClassLoader(new URL[] {archive.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private void compile(Path directory, Path classes) throws IOException {
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Files.writeString(directory.resolve(source.getKey()), source.getValue());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> found = Files.list(directory)) {
            boolean compiled = compiler.getTask(
                            null,
                            manager,
                            null,
                            List.of("-d", classes.toString(), "-proc:none"),
                            null,
                            manager.getJavaFileObjectsFromPaths(found.toList()))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the stand-in does not compile");
            }
        }
    }

    private void pack(Path classes, Path archive) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive);
                JarOutputStream jar = new JarOutputStream(out);
                Stream<Path> found = Files.walk(classes)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                jar.write(Files.readAllBytes(file));
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                jar.putNextEntry(new ZipEntry(file.getKey()));
                jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Another class loader over the archive that one has loaded: as in another process. */
    static URLClassLoader again(URLClassLoader loader) {
        return new URLClassLoader(loader.getURLs(), ClassLoader.getPlatformClassLoader());
    }

    /** What answers calls made over the archive. */
    public static void answer(ClassLoader loader, UnaryOperator<Map<String, Object>> system) {
        try {
            type(loader, "StandInBackend").getField("system").set(null, system);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A type of the archive. */
    public static Class<?> type(ClassLoader loader, String name) throws ClassNotFoundException {
        return Class.forName(PACKAGE + name, true, loader);
    }

    /** Calls a static method without arguments. */
    public static Object invoke(ClassLoader loader, String type, String method) {
        try {
            return type(loader, type).getMethod(method).invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
