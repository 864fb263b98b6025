/**
 * Records and tables as JSON and back (RFC specification, B.4), value by value, so that a table stands in memory once. What
 * is read is set as an application sets it; it is limited in size, and in depth by the types that it is read into.
 */
package dev.fairlead.rfc.json;
