/**
 * Finding destinations: what is found of a look-up, by whom, and for how long that counts. Sources of flat properties
 * are adapted here; the Destination service is another finder.
 */
package dev.fairlead.finder;
