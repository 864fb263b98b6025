/**
 * The README's first command: starts a server, an agent and the systems that they connect, lets two users sign in and
 * call, and prints who arrived as whom.
 */
package dev.fairlead.quickstart;
