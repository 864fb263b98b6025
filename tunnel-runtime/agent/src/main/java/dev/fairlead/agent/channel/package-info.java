/**
 * Service channels: local ports that lead to services of the cloud (agent specification, 7). A connection becomes a
 * stream that this agent opens; its gateway decides whether the service is reached. Nothing listens that is not
 * configured, and on loopback only unless the clients are listed.
 */
package dev.fairlead.agent.channel;
