/**
 * Values of functions, records and tables. All rows of a table share two arrays, one of numbers and one of objects; a
 * record is a view of one row, and one that stands alone has a single row of its own. Each type has one conversion, which
 * is the getters' and setters' column of the RFC specification, B.4. Codecs use the raw accessors, which convert nothing.
 */
package dev.fairlead.rfc.record;
