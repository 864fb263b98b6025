/**
 * Asks users to allow calls: authorization requests with a random state and a proof key (RFC 6749, 4.1; RFC 7636), and
 * the check of their answers. What client asks, for what and where, the destination says.
 */
package dev.fairlead.cdi.authorization;
