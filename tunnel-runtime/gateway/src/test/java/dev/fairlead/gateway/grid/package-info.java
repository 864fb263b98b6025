/** Nodes that meet in a data grid, with members of a real one in this JVM. */
package dev.fairlead.gateway.grid;
