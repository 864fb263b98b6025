/**
 * Jakarta Connectors for HTTP destinations. A managed connection is no socket: it is a right to call one destination
 * under one identity, counted and limited by the container's pool. The wire belongs to the engine, which pools it by
 * its own rules, so a managed connection costs nothing until it is used.
 */
package dev.fairlead.connector.http;
