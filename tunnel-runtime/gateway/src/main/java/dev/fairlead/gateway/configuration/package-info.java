/** The gateway's configuration file: where it listens, for whom, and whose tokens it believes. */
package dev.fairlead.gateway.configuration;
