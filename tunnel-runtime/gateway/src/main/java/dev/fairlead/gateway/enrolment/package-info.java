/**
 * How agents are enrolled: an administrator issues a one-time code in the gateway's directory, and the gateway redeems
 * it for a certificate when an agent posts it with a certificate request. Tenant and location come from the code.
 */
package dev.fairlead.gateway.enrolment;
