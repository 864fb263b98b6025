/**
 * What managed connections of all protocols have in common: they are the right to call one destination under one
 * identity, matched by both, and they open nothing themselves. A handle carries the caller with the token of the moment,
 * which the managed connection beneath never sees.
 */
package dev.fairlead.connector.connection;
