/**
 * A byte stream in the binary messages of a WebSocket (RFC 6455), for middle boxes that pass nothing else. Where a
 * message begins or ends means nothing; payload is passed on as it comes, unmasked in place.
 */
package dev.fairlead.tunnel.websocket;
