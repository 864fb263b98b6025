/**
 * Whom a destination trusts in TLS: the JVM's anchors and its own trust store together, host names compared as it
 * says. Every destination gets an SSL context of its own; none is shared.
 */
package dev.fairlead.trust;
