/**
 * A byte stream in the binary messages of a WebSocket (RFC 6455), for middle boxes that pass nothing else. Where a
 * message begins or ends means nothing; payload is passed on as it comes, unmasked in place. That is why Netty's own
 * frame decoder is not used: it waits for the whole of each frame, and copies it.
 */
package dev.fairlead.tunnel.websocket;
