/**
 * The session layer: yamux version 0 as its authors published it, on one event loop. A frame starts with twelve bytes
 * (version, type, flags, stream, length); each stream has credit of its own and the session has none, so that a reader
 * that stops holds back its own stream only.
 */
package dev.fairlead.tunnel.yamux;
