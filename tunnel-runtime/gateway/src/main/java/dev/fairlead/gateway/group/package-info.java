/**
 * Several agents of one tenant and location: whether all of them serve, or one while the others stand by (connectivity
 * specification, 2.4; agent specification, 8.4). Who serves holds a lease, kept where all nodes of a gateway see it, so
 * that two never serve at once.
 */
package dev.fairlead.gateway.group;
