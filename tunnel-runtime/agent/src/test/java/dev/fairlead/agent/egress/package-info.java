/** What leaves the agent's network through a proxy, besides the tunnel. */
package dev.fairlead.agent.egress;
