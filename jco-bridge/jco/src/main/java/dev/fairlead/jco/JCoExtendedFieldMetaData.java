package dev.fairlead.jco;

/** What a program attaches to a field of metadata that it writes: kept with the field and given back, not looked at. */
public interface JCoExtendedFieldMetaData {}
