/**
 * What function modules and record types look like: an immutable model that codec, records, emulator and repository share,
 * with builders to write it in Java. Bytes and offsets are computed from types by ABAP's rules of alignment.
 */
package dev.fairlead.rfc.metadata;
