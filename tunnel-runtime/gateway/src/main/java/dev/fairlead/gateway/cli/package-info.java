/** The gateway's command line: what an administrator does in its directory, whether a gateway runs or not. */
package dev.fairlead.gateway.cli;
