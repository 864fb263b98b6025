/**
 * Streams for the fronts of a gateway, which live on event loops and must not wait: whichever agent's session a stream
 * goes through, its front sees it on its own loop.
 */
package dev.fairlead.gateway.route;
