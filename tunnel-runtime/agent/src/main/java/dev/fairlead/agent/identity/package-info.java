/**
 * What the agent shows a back end for one request: the system certificate, the caller's, or both (agent specification,
 * 4.1; authentication specification, 10.4). A caller who cannot be passed on as configured is refused; nothing ever
 * falls back to a weaker identity.
 */
package dev.fairlead.agent.identity;
