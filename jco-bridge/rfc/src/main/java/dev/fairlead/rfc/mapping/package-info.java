/**
 * Interfaces whose methods are calls of functions. An interface is read once: each method gets writers for its arguments
 * and a reader for its result, each of which knows a Java type and one parameter. The other way round,
 * {@link dev.fairlead.rfc.mapping.ServedModules} makes function modules of such methods, with the interfaces and structures
 * that their Java types stand for.
 */
package dev.fairlead.rfc.mapping;
