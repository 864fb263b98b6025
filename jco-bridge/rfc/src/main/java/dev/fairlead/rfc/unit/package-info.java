/** Units of work: calls in one session and their end by commit or rollback (RFC specification, D.7). */
package dev.fairlead.rfc.unit;
