/**
 * Proves that a test suite's log shows nothing secret: the doubles tell what they minted and were sent, everything that
 * is logged on whatever level is kept, and a test after which one is found in the other fails.
 */
package dev.fairlead.testkit.secrecy;
