/**
 * Connections to back ends: opened on the event loop of the stream that needs them, over TLS with the identity that was
 * decided for the request, kept for a while and used again for the same mapping and identity only. Host names are
 * looked up on other threads.
 */
package dev.fairlead.agent.backend;
