/**
 * The gateway's own certificate authority: it issues the gateway's server certificate and the certificates of agents,
 * and lives with its key in the gateway's directory.
 */
package dev.fairlead.gateway.authority;
