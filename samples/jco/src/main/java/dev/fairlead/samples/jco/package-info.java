/**
 * Ten small programs as they are written for JCo, which differ from those in their imports alone: written anew to try what
 * programs in the field use most (RFC specification, B.1). Each prints what it found; {@link dev.fairlead.samples.jco.Main}
 * runs them by name.
 */
package dev.fairlead.samples.jco;
