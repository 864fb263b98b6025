/**
 * Metadata by calls of the functions that every ABAP system has for it (RFC specification, C.9.1). Their own interfaces
 * are written here, for reading them would need themselves.
 */
package dev.fairlead.rfc.dictionary;
