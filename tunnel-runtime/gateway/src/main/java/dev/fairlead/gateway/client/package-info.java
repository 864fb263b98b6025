/** Connections of clients, as every front uses them. */
package dev.fairlead.gateway.client;
