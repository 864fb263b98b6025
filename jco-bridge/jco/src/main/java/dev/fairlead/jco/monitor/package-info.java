/** What is told of destinations while they are used (RFC specification, B.11). */
package dev.fairlead.jco.monitor;
