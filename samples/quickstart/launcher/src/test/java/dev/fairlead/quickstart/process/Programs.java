package dev.fairlead.quickstart.process;

import dev.fairlead.quickstart.guard.ParentGuard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Small executable jars. */
final class Programs {
    /** Prints "ready" and waits until it is ended. */
    static final String WAITS = Waits.class.getName();

    /** Says why it cannot start, and ends with 7. */
    static final String FAILS = Fails.class.getName();

    private Programs() {}

    static final class Waits {
        private Waits() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }

    static final class Fails {
        private Fails() {}

        public static void main(String[] arguments) {
            System.out.println("cannot bind");
            System.exit(7);
        }
    }

    static Path jar(Path directory, String mainClass) throws Exception {
        return write(directory, Attributes.Name.MAIN_CLASS, mainClass);
    }

    static Path guard(Path directory) throws Exception {
        return write(directory, new Attributes.Name("Premain-Class"), ParentGuard.class.getName());
    }

    private static Path write(Path directory, Attributes.Name key, String className) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(key, className);
        Class<?> type = Class.forName(className, false, Programs.class.getClassLoader());
        Path classes =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = classes.resolve(type.getPackageName().replace('.', '/'));
        Path jar = Files.createTempFile(directory, "program", ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(entries, classes.relativize(file).toString(), file);
            }
        }
        return jar;
    }

    private static void add(JarOutputStream jar, String name, Path file) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(jar);
        }
        jar.closeEntry();
    }
}
