/**
 * Interfaces whose methods are calls of functions. An interface is read once: each method gets writers for its arguments
 * and a reader for its result, each of which knows a Java type and one parameter.
 */
package dev.fairlead.rfc.mapping;
