/** Peers for the engine's tests: real sockets on the loopback interface, certificates made when they are needed. */
package dev.fairlead.testing;
