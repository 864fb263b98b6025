/**
 * Keys and certificates of an agent: its own certificate authority, the system certificate by which back ends know the
 * agent, and the short-lived certificates that stand for callers (authentication specification, 10.6). No private key
 * ever leaves this machine.
 */
package dev.fairlead.agent.certificate;
