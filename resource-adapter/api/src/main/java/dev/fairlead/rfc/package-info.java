/**
 * Calling function modules of ABAP systems. An {@link dev.fairlead.rfc.RfcConnection} gives
 * {@link dev.fairlead.rfc.RfcFunction functions} to fill and call; their parameters are
 * {@link dev.fairlead.rfc.RfcRecord records} and {@link dev.fairlead.rfc.RfcTable tables}, whose rows are iterated. An
 * interface whose methods carry {@link dev.fairlead.rfc.RfcModule} does the filling and reading by itself. Failures are
 * {@link dev.fairlead.rfc.RfcException RfcExceptions} with the groups and keys that users of SAP's connector know.
 * An {@link dev.fairlead.rfc.RfcOutbox} keeps calls in the application's database and has each made exactly once after its
 * transaction has been committed.
 */
package dev.fairlead.rfc;
