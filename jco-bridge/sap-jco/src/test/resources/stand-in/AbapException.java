package com.sap.conn.jco;

public class AbapException extends JCoException {
    public AbapException(
            String key, String text, String messageClass, char type, String number, String[] parameters) {
        super(126, key, text, messageClass, type, number, parameters);
    }
}
