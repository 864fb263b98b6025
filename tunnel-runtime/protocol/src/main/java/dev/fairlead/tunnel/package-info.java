/**
 * Streams through a tunnel: what gateway and agent see of the protocol. A session carries many streams, each with its
 * own credit; an {@link dev.fairlead.tunnel.OpenRequest} says what a stream is for, and a
 * {@link dev.fairlead.tunnel.StreamError} why it was refused or ended. This module decides nothing.
 */
package dev.fairlead.tunnel;
