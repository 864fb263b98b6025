package com.sap.conn.jco.ext;

import java.util.Properties;

public interface DestinationDataProvider {
    Properties getDestinationProperties(String name);

    boolean supportsEvents();

    void setDestinationDataEventListener(DestinationDataEventListener listener);
}
