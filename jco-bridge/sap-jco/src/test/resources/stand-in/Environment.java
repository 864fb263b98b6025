package com.sap.conn.jco.ext;

import com.sap.conn.jco.JCoDestinationManager;
import java.util.Properties;

public abstract class Environment {
    private static DestinationDataProvider provider;

    public static synchronized boolean isDestinationDataProviderRegistered() {
        return provider != null;
    }

    public static synchronized void registerDestinationDataProvider(DestinationDataProvider registered) {
        if (provider != null) {
            throw new IllegalStateException("DestinationDataProvider already registered");
        }
        provider = registered;
        if (registered.supportsEvents()) {
            registered.setDestinationDataEventListener(new DestinationDataEventListener() {
                @Override
                public void updated(String name) {
                    JCoDestinationManager.forget(name);
                }

                @Override
                public void deleted(String name) {
                    JCoDestinationManager.forget(name);
                }
            });
        }
    }

    public static synchronized void unregisterDestinationDataProvider(DestinationDataProvider registered) {
        if (provider != registered) {
            throw new IllegalStateException("the provider is not registered");
        }
        provider = null;
    }

    public static synchronized Properties properties(String name) {
        return provider == null ? null : provider.getDestinationProperties(name);
    }
}
