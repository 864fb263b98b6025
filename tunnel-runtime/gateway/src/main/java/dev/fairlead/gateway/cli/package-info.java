/** The gateway's command line: to run it, and what an administrator does in its directory, whether it runs or not. */
package dev.fairlead.gateway.cli;
