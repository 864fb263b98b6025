/**
 * Where a server's destinations come from: a directory of exported files, the {@code destinations} environment
 * variable, configuration, or a map. A source that cannot be read fails for the names it may have held, not for others.
 */
package dev.fairlead.destination.source;
