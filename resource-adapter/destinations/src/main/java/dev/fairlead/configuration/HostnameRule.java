package dev.fairlead.configuration;

/** How a certificate's names are compared with the host (destination specification, 4.6). */
public enum HostnameRule {
    /** A wildcard stands for one label; RFC 2818. */
    STRICT,
    /** A wildcard stands for any number of labels. */
    BROWSER_COMPATIBLE;

    /** Unknown values are strict. */
    static HostnameRule of(String value) {
        return value.equals("BrowserCompatible") ? BROWSER_COMPATIBLE : STRICT;
    }
}
