/**
 * What an application injects: the {@link dev.fairlead.Destination} qualifier for names known when it is written, and
 * {@link dev.fairlead.Destinations} for names known only when it runs. This module has no logic and depends on Jakarta
 * APIs alone; the resource adapter brings it, so an application never bundles it.
 */
package dev.fairlead;
