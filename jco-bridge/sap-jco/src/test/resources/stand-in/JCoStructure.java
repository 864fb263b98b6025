package com.sap.conn.jco;

public interface JCoStructure extends JCoRecord {}
