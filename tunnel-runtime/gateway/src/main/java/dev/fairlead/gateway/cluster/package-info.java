/**
 * A gateway of several nodes: who they are, by a list, by a name's addresses, or by the data grid of the server that they
 * run in (connectivity specification, 2.5). Agents keep sessions to each node, and nodes to each other.
 */
package dev.fairlead.gateway.cluster;
