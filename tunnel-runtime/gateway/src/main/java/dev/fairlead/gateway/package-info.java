/**
 * The cloud side of the tunnel: listens for agents, enrols them, and opens streams through them for callers in the same
 * JVM. It leaves no thread and no class space behind when it is closed.
 */
package dev.fairlead.gateway;
