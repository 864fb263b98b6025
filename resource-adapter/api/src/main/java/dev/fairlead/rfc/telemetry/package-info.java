/**
 * What an application may hear of its calls of functions: metrics and traces (RFC specification, D.11). The resource adapter
 * tells, the application's side hands it to what the server or the application exports with; neither needs the other's
 * libraries.
 */
package dev.fairlead.rfc.telemetry;
