/**
 * Whom a destination trusts in TLS, and which key it shows: the JVM's anchors and its own trust store together, host
 * names compared as it says, a client key from a key store or from the server. Stores of all formats are bytes, wherever
 * they come from. Every destination gets an SSL context of its own, with its own sessions; none is shared.
 */
package dev.fairlead.trust;
