package dev.fairlead.jco;

/** The version of the programming model that this is compatible with, and whose it is (RFC specification, G.4). */
final class Version {
    static final String VALUE = "3.1.0-fairlead";

    private Version() {}
}
