package dev.fairlead.gateway;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a resource adapter with a gateway in it is undeployed. */
@Timeout(120)
class GatewayClassSpaceTest {

    @TempDir
    Path directory;

    @RepeatedTest(2)
    void theClassesOfAClosedGatewayCanBeCollected() throws Exception {
        WeakReference<ClassLoader> classes = deployUseAndUndeploy();

        await().pollInterval(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    System.gc();
                    return classes.refersTo(null);
                });
    }

    private WeakReference<ClassLoader> deployUseAndUndeploy() throws Exception {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(GatewayClassSpaceTest::url)
                .toArray(URL[]::new);
        Thread container = Thread.currentThread();
        ClassLoader before = container.getContextClassLoader();
        try (URLClassLoader adapter = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            container.setContextClassLoader(adapter);
            @SuppressWarnings("unchecked")
            Consumer<Path> probe = (Consumer<Path>) adapter.loadClass("dev.fairlead.gateway.ClassSpaceProbe")
                    .getDeclaredConstructor()
                    .newInstance();
            probe.accept(directory);
            return new WeakReference<>(adapter);
        } finally {
            container.setContextClassLoader(before);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
