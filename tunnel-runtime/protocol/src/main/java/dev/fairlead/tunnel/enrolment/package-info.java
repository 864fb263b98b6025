/**
 * How an agent gets its identity (connectivity specification, 8.9): a one-time code names the gateway, pins its
 * certificate authority and proves the right to enrol; the agent makes its key pair itself and receives a certificate
 * for it. The private key never leaves the agent.
 */
package dev.fairlead.tunnel.enrolment;
