/**
 * What runs inside the processes that the launcher starts, in a jar of its own: it sees to it that none of them outlives
 * the launcher.
 */
package dev.fairlead.quickstart.guard;
