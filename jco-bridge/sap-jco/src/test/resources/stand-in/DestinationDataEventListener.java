package com.sap.conn.jco.ext;

public interface DestinationDataEventListener {
    void updated(String name);

    void deleted(String name);
}
