package dev.fairlead.jco;

/** All that came back of a function, in one list: export, changing and table parameters. */
public interface JCoResponse extends JCoParameterList {}
