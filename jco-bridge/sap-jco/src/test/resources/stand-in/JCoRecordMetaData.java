package com.sap.conn.jco;

public interface JCoRecordMetaData extends JCoMetaData {}
