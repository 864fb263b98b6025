/** An application that has nothing to do with Fairlead, for comparison. */
package dev.fairlead.payara.other;
