/** Agents behind real ingresses that end TLS in front of the gateway. */
package dev.fairlead.agent.ingress;
