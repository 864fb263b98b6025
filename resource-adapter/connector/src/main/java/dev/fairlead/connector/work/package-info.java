/**
 * Work on the container's threads: handed over so that no thread keeps classes of ours, and taken back by the container
 * when it stops. What has to wait runs on one thread of the runtime's own.
 */
package dev.fairlead.connector.work;
