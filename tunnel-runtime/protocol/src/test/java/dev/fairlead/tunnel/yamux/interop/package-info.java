/** Sessions with a yamux implementation of other people's making: libp2p's for JavaScript, run by Node.js. */
package dev.fairlead.tunnel.yamux.interop;
