/**
 * What a Jakarta Connectors container does to a resource adapter, small enough for unit tests: a pool with the matching
 * habits of the servers that were measured, a work manager and a bootstrap context. For tests only.
 */
package dev.fairlead.testkit;
