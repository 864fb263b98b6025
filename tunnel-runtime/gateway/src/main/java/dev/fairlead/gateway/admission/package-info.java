/**
 * Who may use a gateway's fronts, for which tenant, and on whose behalf (authentication specification, 10.3). The
 * gateway verifies the token that authorises; the principal's token it hands on to the agent, which verifies it itself.
 */
package dev.fairlead.gateway.admission;
