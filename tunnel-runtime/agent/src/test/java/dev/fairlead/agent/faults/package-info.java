/** Gateway and agent as processes, while one of them dies: what becomes of the requests that are on their way. */
package dev.fairlead.agent.faults;
