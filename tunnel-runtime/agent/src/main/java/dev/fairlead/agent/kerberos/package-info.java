/**
 * Callers' identities as Kerberos tickets (authentication specification, 10.8): the agent has the KDC give it a ticket in
 * the caller's name for the back end, by constrained delegation, and never sees a password. A ticket of its own it shows
 * to the proxy by which its network is left. Realms and KDCs are those of
 * the platform's {@code krb5.conf}.
 */
package dev.fairlead.agent.kerberos;
