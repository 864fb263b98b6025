package dev.fairlead.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.caller.OnBehalfOf;
import dev.fairlead.cdi.caller.CurrentCaller;
import dev.fairlead.cdi.configuration.ApplicationConfig;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What happens where a server does not have, or does not show, what the extension needs. */
class MissingApiTest {

    /** A server's loader that has all but the packages of one API, and loads the extension itself. */
    private static ClassLoader without(String... packages) {
        URL extension =
                DestinationExtension.class.getProtectionDomain().getCodeSource().getLocation();
        return new URLClassLoader(new URL[] {extension}, MissingApiTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("dev.fairlead.cdi.")) {
                    synchronized (getClassLoadingLock(name)) {
                        Class<?> loaded = findLoadedClass(name);
                        return loaded == null ? findClass(name) : loaded;
                    }
                }
                if (Arrays.stream(packages).anyMatch(name::startsWith)) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
    }

    @Test
    void withoutFairleadsApiTheDeploymentFailsWithAReason() throws Exception {
        Extension extension = (Extension) without("dev.fairlead.")
                .loadClass(DestinationExtension.class.getName())
                .getConstructor()
                .newInstance();
        SeContainerInitializer application =
                SeContainerInitializer.newInstance().disableDiscovery().addExtensions(extension);

        assertThatThrownBy(application::initialize)
                .hasMessageContaining("FL-APP-001")
                .hasMessageContaining("Deploy fairlead.rar");
    }

    @Test
    void withoutMicroProfileConfigSettingsAreSystemProperties() throws Exception {
        Object config = without("org.eclipse.microprofile.config.")
                .loadClass(ApplicationConfig.class.getName())
                .getMethod("ofThisThread")
                .invoke(null);

        assertThat(call(config, "value", "java.version")).isEqualTo(Optional.of(System.getProperty("java.version")));
        assertThat(call(config, "destinations", "shop")).isEqualTo(Optional.empty());
    }

    @Test
    void withoutSecurityAndJwtACallerIsNobody() throws Exception {
        ClassLoader server = without("org.eclipse.microprofile.", "jakarta.security.", "jakarta.servlet.");
        Object config = server.loadClass(ApplicationConfig.class.getName())
                .getMethod("ofThisThread")
                .invoke(null);
        try (SeContainer application = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(MissingApiTest.class)
                .initialize()) {
            Supplier<?> users = (Supplier<?>) server.loadClass(CurrentCaller.class.getName())
                    .getMethod("of", BeanManager.class, config.getClass().getInterfaces()[0])
                    .invoke(null, application.getBeanManager(), config);

            assertThat(users.get()).isEqualTo(OnBehalfOf.NOBODY);
        }
    }

    private static Object call(Object target, String method, String argument) throws ReflectiveOperationException {
        var found = target.getClass().getMethod(method, String.class);
        found.setAccessible(true);
        return found.invoke(target, argument);
    }
}
