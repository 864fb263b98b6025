package dev.fairlead.jco.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.emulator.AbapEmulator;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as it was built: programs that import JCo's own names run on it, and never beside the original. */
class DropInIT {
    private static final Path ARCHIVE = Path.of(System.getProperty("fairlead.drop.in"));
    private static final Path SAMPLES = Path.of(System.getProperty("fairlead.jco.samples"));

    private final AbapEmulator emulator = AbapEmulator.builder()
            .client("100")
            .user("TESTER", "geheim")
            .standardModules()
            .start();

    @TempDir
    private Path directory;

    private Path programs;

    @BeforeEach
    void compilePrograms() throws Exception {
        programs = Sources.withJcoNames(SAMPLES)
                .compile(Files.createDirectory(directory.resolve("programs")), ARCHIVE.toString());
        Files.writeString(directory.resolve("ERP.jcoDestination"), """
                jco.client.client=100
                jco.client.user=TESTER
                jco.client.passwd=geheim
                jco.destination.x_fairlead.soap_url=%s
                jco.destination.x_fairlead.allow_plain=1
                """.formatted(emulator.url()));
        System.setProperty("jco.destinations.dir", directory.toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty("jco.destinations.dir");
        emulator.close();
    }

    /** What a program prints with these archives on its class path, which nobody else has anything of. */
    private String printed(String program, Path... archives) throws Exception {
        URL[] path = Stream.concat(
                        Stream.concat(Stream.of(programs), Stream.of(archives)),
                        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(Path::of))
                .map(DropInIT::url)
                .toArray(URL[]::new);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            Method run = loader.loadClass("dev.fairlead.samples.jco.Main")
                    .getDeclaredMethod("run", String[].class, PrintStream.class);
            run.setAccessible(true);
            run.invoke(null, new String[] {program, "ERP"}, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> entries() throws IOException {
        try (JarFile jar = new JarFile(ARCHIVE.toFile())) {
            return jar.stream().map(entry -> entry.getName()).collect(Collectors.toSet());
        }
    }

    /** An archive with a class of JCo's name that is not ours. */
    private Path original() throws IOException {
        Path classes = new Sources()
                .add("com.sap.conn.jco.JCo", "package com.sap.conn.jco; public class JCo {}")
                .compile(Files.createDirectory(directory.resolve("original")));
        return Sources.archive(classes, directory.resolve("original.jar"));
    }

    @Test
    @Tag("RFC-107")
    void programsThatImportJcosNamesRun() throws Exception {
        assertThat(printed("step-by-step", ARCHIVE)).contains("Echo Ahoy, harbour");
        assertThat(printed("tables", ARCHIVE)).contains("1000 Harbour Supplies GmbH");
        assertThat(printed("exceptions", ARCHIVE)).contains("Unknown destination 106 JCO_ERROR_RESOURCE");
    }

    @Test
    @Tag("RFC-104")
    void itRefusesToRunBesideTheOriginalAndNamesBoth() throws Exception {
        Path original = original();

        assertThat(printed("step-by-step", ARCHIVE, original))
                .contains(
                        "(134) JCO_ERROR_INITIALIZATION",
                        original.getFileName().toString(),
                        ARCHIVE.getFileName().toString())
                .doesNotContain("Echo");
    }

    @Test
    void itSaysThatItIsNoOriginal() throws Exception {
        assertThat(entries()).contains("META-INF/fairlead-jco-facade");
    }

    @Test
    void providersAreForProgramsOfEitherNames() throws Exception {
        List<String> classes = entries().stream()
                .filter(name -> name.endsWith(".class"))
                .filter(name -> !name.startsWith("com/sap/conn/jco/"))
                .toList();

        assertThat(classes).isEmpty();
        assertThat(entries()).noneMatch(name -> name.contains("/spi/") || name.contains("/soap/"));
    }
}
