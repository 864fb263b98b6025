/**
 * The audit log (agent specification, 9): one line for every decision, each holding the hash of the one before, so that
 * a changed, removed or inserted line is found. One thread writes; nobody else waits for the disk.
 */
package dev.fairlead.tunnel.audit;
