/** Certificates of the demo: made when it starts, gone when it ends, trusted by nobody else. */
package dev.fairlead.quickstart.pki;
