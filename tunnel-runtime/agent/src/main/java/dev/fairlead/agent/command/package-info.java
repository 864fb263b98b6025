/**
 * The agent's command line: {@code init}, {@code enroll}, {@code check} and {@code run}. Exit status 0 is success, 2 a
 * mistake in arguments or configuration, 1 anything else; every failure is a sentence on the error stream.
 */
package dev.fairlead.agent.command;
