/**
 * Streams over a session: each starts with a message that says what it is for, and is answered with one that accepts or
 * refuses it. Bytes follow the opening at once, nothing waits for the answer. The first stream of a session carries its
 * control messages, and no other may be opened before the gateway's {@code WELCOME}.
 *
 * <p>An opening is JSON whose members may come in any order. This version writes the caller, and what else differs with
 * every request, last, and remembers what openings began with: whoever writes them in the same order is read faster, and
 * nothing else differs. A caller's token is never remembered.
 */
package dev.fairlead.tunnel.stream;
