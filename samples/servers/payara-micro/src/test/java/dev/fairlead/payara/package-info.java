/** Fairlead on a real Payara Micro. Every test class says what it starts; they share one server where they can. */
package dev.fairlead.payara;
