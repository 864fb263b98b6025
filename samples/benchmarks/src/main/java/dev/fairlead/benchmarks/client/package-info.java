/**
 * Who is compared: each looks destinations up and calls them in its own way, through connections that it keeps alive,
 * with a pool of the same size.
 */
package dev.fairlead.benchmarks.client;
