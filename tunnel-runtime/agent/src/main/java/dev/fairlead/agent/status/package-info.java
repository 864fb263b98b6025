/**
 * How a running agent fares, for its administrators: its connections, certificates and traffic at one moment, asked for
 * on a socket in its own directory that only its user can open.
 */
package dev.fairlead.agent.status;
