/**
 * Nodes of a gateway that run in servers with a data grid: they find each other, and keep the leases of exclusive groups,
 * in two caches of JCache (JSR 107), with nothing of the grid's own API. The API is optional: only
 * {@link dev.fairlead.gateway.grid.DataGrid} may be used where a server may lack it.
 */
package dev.fairlead.gateway.grid;
