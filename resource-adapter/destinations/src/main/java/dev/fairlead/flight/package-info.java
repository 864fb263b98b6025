/**
 * Work that many need and one thread does: the others wait, and share its result or its failure.
 */
package dev.fairlead.flight;
