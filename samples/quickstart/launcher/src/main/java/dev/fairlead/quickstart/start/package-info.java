/**
 * Starting the parts of the demo in the right order, each told where the others are, and stopping them again.
 */
package dev.fairlead.quickstart.start;
