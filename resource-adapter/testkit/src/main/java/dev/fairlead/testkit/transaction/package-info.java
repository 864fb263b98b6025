/** Transactions as containers run them for connections that have local transactions of their own. For tests only. */
package dev.fairlead.testkit.transaction;
