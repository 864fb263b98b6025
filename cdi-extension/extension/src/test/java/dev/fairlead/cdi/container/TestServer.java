package dev.fairlead.cdi.container;

import dev.fairlead.http.HttpConnectionFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server without a port: one application at a time in a CDI container, MicroProfile Config, JNDI with a fake
 * connection factory. Fresh for each test.
 */
public final class TestServer implements BeforeEachCallback, AfterEachCallback {
    /** Name of the application in JNDI. */
    public static final String APPLICATION = "shop";

    private final Map<String, String> config = new ConcurrentHashMap<>();
    private final Map<String, String> unlisted = new ConcurrentHashMap<>();
    private FakeConnectionFactory factory;
    private SeContainer application;

    @Override
    public void beforeEach(ExtensionContext context) {
        config.clear();
        unlisted.clear();
        factory = new FakeConnectionFactory();
        InMemoryNaming.reset();
        InMemoryNaming.bind(HttpConnectionFactory.DEFAULT_JNDI_NAME, factory);
        InMemoryNaming.bind("java:app/AppName", APPLICATION);
        releaseConfig();
        ConfigProviderResolver.instance().registerConfig(readConfig(), loader());
    }

    private Config readConfig() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredSources()
                .withSources(new LiveSource(config, unlisted))
                .build();
    }

    /** Starts an application of these beans; the container's exception if its deployment fails. */
    public SeContainer deploy(Class<?>... beans) {
        application = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(installed())
                .addBeanClasses(beans)
                .initialize();
        return application;
    }

    /** As a server finds them: that of Fairlead, and those of MicroProfile Config and Rest Client. */
    private static Extension[] installed() {
        return ServiceLoader.load(Extension.class).stream()
                .map(ServiceLoader.Provider::get)
                .toArray(Extension[]::new);
    }

    public <T> T bean(Class<T> type) {
        return application.select(type).get();
    }

    public void undeploy() {
        application.close();
    }

    public FakeConnectionFactory factory() {
        return factory;
    }

    /** Sets a configuration property; also while the application runs. */
    public TestServer configure(String key, String value) {
        config.put(key, value);
        return this;
    }

    /** Sets a property that its source does not list by this key, as environment variables are not. */
    public TestServer unlisted(String key, String value) {
        unlisted.put(key, value);
        return this;
    }

    /** Binds an object in JNDI. */
    public void bind(String name, Object value) {
        InMemoryNaming.bind(name, value);
    }

    /** Makes JNDI forget everything, as before a web module has started. */
    public void emptyJndi() {
        InMemoryNaming.reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (application != null && application.isRunning()) {
            application.close();
        }
        application = null;
        releaseConfig();
    }

    private static void releaseConfig() {
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        resolver.releaseConfig(resolver.getConfig(loader()));
    }

    private static ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }

    /** Answers what the test has set by now. */
    private record LiveSource(Map<String, String> properties, Map<String, String> unlisted) implements ConfigSource {

        @Override
        public Map<String, String> getProperties() {
            return properties;
        }

        @Override
        public Set<String> getPropertyNames() {
            return properties.keySet();
        }

        @Override
        public int getOrdinal() {
            return 200;
        }

        @Override
        public String getValue(String key) {
            return properties.getOrDefault(key, unlisted.get(key));
        }

        @Override
        public String getName() {
            return "test";
        }
    }
}
