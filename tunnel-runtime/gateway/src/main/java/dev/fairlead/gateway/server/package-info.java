/** A gateway with its listeners for clients, as a configuration file describes it, changed while it runs. */
package dev.fairlead.gateway.server;
