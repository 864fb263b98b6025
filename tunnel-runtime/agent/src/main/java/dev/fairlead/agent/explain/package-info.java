/**
 * Dry runs: what the agent would decide about a request, by the code that decides about requests on streams, and why
 * (agent specification, 18, item 123). Nothing is sent anywhere and nothing is written to the audit log.
 */
package dev.fairlead.agent.explain;
