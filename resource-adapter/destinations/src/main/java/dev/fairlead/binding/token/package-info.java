/**
 * Tokens for the services that are bound, one a client and tenant, and the services themselves with the credentials
 * that count at the moment (authentication specification, 1.4).
 */
package dev.fairlead.binding.token;
