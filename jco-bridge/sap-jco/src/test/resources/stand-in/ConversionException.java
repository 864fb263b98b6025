package com.sap.conn.jco;

public class ConversionException extends JCoRuntimeException {
    public ConversionException(String message) {
        super(122, "JCO_ERROR_CONVERSION", message);
    }
}
