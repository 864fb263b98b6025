/**
 * What every stream has in common, whatever its bytes are (agent specification, 3.1 and 3.2): it belongs to the tenant
 * of its tunnel, leads to an exposed system of its own family, and comes from an application that may use it. Each
 * decision is audited once, each opening answered once.
 */
package dev.fairlead.agent.stream;
