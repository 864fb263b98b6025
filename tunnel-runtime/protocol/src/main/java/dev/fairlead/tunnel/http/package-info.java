/**
 * HTTP/1.1 read strictly (RFC 9112), for both ends of the tunnel: what two programs could read in two ways is refused,
 * since requests are smuggled through such differences. Heads are read line by line, bodies piece by piece; nothing is
 * collected that has no bound.
 */
package dev.fairlead.tunnel.http;
