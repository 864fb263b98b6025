package dev.fairlead.jco.dropin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Programs that are compiled while the tests run: their imports are names that nothing here may be compiled against. */
final class Sources {
    private static final String JAVA = ".java";

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** One class by its name. */
    Sources add(String name, String text) {
        texts.put(name, text);
        return this;
    }

    /** All of a directory, with imports changed as users of JCo change them, only the other way round. */
    static Sources withJcoNames(Path root) {
        Sources sources = new Sources();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(JAVA)).toList()) {
                String name = root.relativize(file)
                        .toString()
                        .replace(JAVA, "")
                        .replace(file.getFileSystem().getSeparator(), ".");
                sources.add(
                        name, Files.readString(file).replace("import dev.fairlead.jco.", "import com.sap.conn.jco."));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /** Compiles them into a directory, against the test's own class path and more in front of it. */
    Path compile(Path directory, String... more) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String path =
                String.join(File.pathSeparator, more) + File.pathSeparator + System.getProperty("java.class.path");
        List<String> options = List.of("-d", directory.toString(), "-cp", path, "-proc:none", "--release", "17");
        List<Text> units = texts.entrySet().stream()
                .map(source -> new Text(source.getKey(), source.getValue()))
                .toList();
        if (!compiler.getTask(null, null, null, options, null, units).call()) {
            throw new AssertionError("The programs do not compile: see above");
        }
        return directory;
    }

    /** Puts the classes of a directory into an archive. */
    static Path archive(Path classes, Path jar) {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        private Text(String name, String text) {
            super(URI.create("memory:///" + name.replace('.', '/') + JAVA), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
