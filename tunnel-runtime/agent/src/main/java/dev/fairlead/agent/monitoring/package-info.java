/**
 * What tools of operators ask a running agent for (agent specification, 10 and 11.5): the state of tunnels, traffic,
 * certificates and the machine, and alerts. Read-only, and only for whoever logs on, because internal addresses are
 * among it.
 */
package dev.fairlead.agent.monitoring;
