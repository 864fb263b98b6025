/**
 * The agent's admin listener: health, metrics and a page, read-only and off unless it is configured (agent specification,
 * 11.5 and 11.6). No path, user or internal address is on it, but below the monitoring API, which wants a logon.
 */
package dev.fairlead.agent.admin;
