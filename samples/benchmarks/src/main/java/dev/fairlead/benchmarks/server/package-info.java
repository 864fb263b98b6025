/**
 * The other end of every benchmark: a process of its own, so that what it costs is not counted, and the same one for all
 * who are compared.
 */
package dev.fairlead.benchmarks.server;
