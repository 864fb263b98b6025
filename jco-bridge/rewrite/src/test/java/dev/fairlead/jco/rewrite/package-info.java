/** What the recipes make of programs and builds. */
package dev.fairlead.jco.rewrite;
