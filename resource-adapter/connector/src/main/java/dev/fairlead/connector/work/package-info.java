/**
 * Work on the container's threads: handed over so that no thread keeps classes of ours, and taken back by the container
 * when it stops.
 */
package dev.fairlead.connector.work;
