package dev.fairlead.gateway.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that has no JCache. */
@Timeout(120)
class MissingJCacheTest {
    @TempDir
    Path directory;

    @Test
    @SuppressWarnings("unchecked")
    void theGatewayRunsAndNodesThatShouldMeetInAGridAreToldWhatIsMissing() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader server = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(server);
            ((Consumer<Path>) instance(server, "dev.fairlead.gateway.ClassSpaceProbe")).accept(directory);

            assertThat(((Supplier<String>) instance(server, "dev.fairlead.gateway.grid.GridProbe")).get())
                    .contains("JCache (JSR 107)")
                    .contains("javax.cache");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Object instance(ClassLoader loader, String name) throws ReflectiveOperationException {
        return loader.loadClass(name).getDeclaredConstructor().newInstance();
    }

    private static URL[] classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("cache-api") && !entry.contains("hazelcast"))
                .map(MissingJCacheTest::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
