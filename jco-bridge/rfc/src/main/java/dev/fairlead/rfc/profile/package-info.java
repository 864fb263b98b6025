/**
 * What is known of how one ABAP system takes calls over SOAP, as a probe has found out or an administrator has written it
 * down, and the file that holds it (RFC specification, H.2). It says nothing about whom or what the system serves.
 */
package dev.fairlead.rfc.profile;
