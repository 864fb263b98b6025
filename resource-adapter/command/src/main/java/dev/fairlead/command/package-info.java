/**
 * The program {@code fairlead}: what administrators ask of destinations from the command line, with the settings of their
 * servers and without a server.
 */
package dev.fairlead.command;
