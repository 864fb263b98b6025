/**
 * What passed through an agent, for its administrators (agent specification, 11.2 and 11.3): counted a mapping, bounded by
 * the configuration. No path, user or internal address is kept.
 */
package dev.fairlead.agent.statistics;
