/**
 * Streams over a session: each starts with a message that says what it is for, and is answered with one that accepts or
 * refuses it. Bytes follow the opening at once, nothing waits for the answer. The first stream of a session carries its
 * control messages, and no other may be opened before the gateway's {@code WELCOME}.
 */
package dev.fairlead.tunnel.stream;
