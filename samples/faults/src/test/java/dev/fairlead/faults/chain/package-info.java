/** Tests that start the whole chain as processes and break it: what the application gets, and that it recovers. */
package dev.fairlead.faults.chain;
