/**
 * The agent's end of a tunnel: dials the gateway, keeps a number of sessions open for ever, and hands the streams that
 * the gateway opens to an acceptor.
 */
package dev.fairlead.tunnel.dial;
