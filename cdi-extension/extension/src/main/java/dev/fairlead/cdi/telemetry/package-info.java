/**
 * Metrics and traces of calls of functions (RFC specification, D.11), handed to what the application or its server exports
 * with. Classes that need a library load only where the application sees it.
 */
package dev.fairlead.cdi.telemetry;
