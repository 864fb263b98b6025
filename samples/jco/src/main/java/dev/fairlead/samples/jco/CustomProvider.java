package dev.fairlead.samples.jco;

import dev.fairlead.jco.JCoDestination;
import dev.fairlead.jco.JCoDestinationManager;
import dev.fairlead.jco.JCoException;
import dev.fairlead.jco.ext.DestinationDataEventListener;
import dev.fairlead.jco.ext.DestinationDataProvider;
import dev.fairlead.jco.ext.Environment;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Brings a destination along in memory, and changes it while it is in use. */
public final class CustomProvider {

    private CustomProvider() {}

    /** Prints for whom calls are before and after the change; {@code file} has the properties of the destination. */
    public static void run(String file, PrintStream out) throws JCoException {
        Properties properties = read(Path.of(file));
        InMemory provider = new InMemory();
        Environment.registerDestinationDataProvider(provider);
        try {
            provider.put("HARBOUR", properties);
            JCoDestination first = JCoDestinationManager.getDestination("HARBOUR");
            first.ping();
            out.println("Language " + first.getLanguage() + ", valid " + first.isValid());

            Properties german = new Properties();
            german.putAll(properties);
            german.setProperty(DestinationDataProvider.JCO_LANG, "DE");
            provider.put("HARBOUR", german);
            JCoDestination second = JCoDestinationManager.getDestination("HARBOUR");
            second.ping();
            out.println("Language " + second.getLanguage() + ", valid " + second.isValid());
            out.println("Before " + first.getLanguage() + ", valid " + first.isValid());
        } finally {
            Environment.unregisterDestinationDataProvider(provider);
        }
        out.println("Registered " + Environment.isDestinationDataProviderRegistered());
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        }
        return properties;
    }

    /** Destinations by their names. */
    private static final class InMemory implements DestinationDataProvider {
        private final Map<String, Properties> destinations = new ConcurrentHashMap<>();
        private DestinationDataEventListener listener;

        void put(String name, Properties properties) {
            if (destinations.put(name, properties) != null) {
                listener.updated(name);
            }
        }

        @Override
        public Properties getDestinationProperties(String destinationName) {
            return destinations.get(destinationName);
        }

        @Override
        public boolean supportsEvents() {
            return true;
        }

        @Override
        public void setDestinationDataEventListener(DestinationDataEventListener eventListener) {
            listener = eventListener;
        }
    }
}
