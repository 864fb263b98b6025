/**
 * The application of the quickstart: what a developer writes to call other systems by the names of their destinations.
 * Where those systems stand, and how to authenticate to them, is nowhere in this code.
 */
package dev.fairlead.quickstart.app;
