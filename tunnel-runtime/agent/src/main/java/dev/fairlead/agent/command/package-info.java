/**
 * The agent's command line. Exit status 0 is success, 2 a mistake in arguments or configuration, 1 anything else unless a
 * command says otherwise in its help; every failure is a sentence on the error stream.
 */
package dev.fairlead.agent.command;
