/**
 * Finds out how one ABAP system takes calls over SOAP (RFC specification, H.2), by calls that change nothing there. What
 * was found out is a {@link dev.fairlead.rfc.profile.SystemProfile}; no value of the system's own business is looked at.
 */
package dev.fairlead.rfc.probe;
