/**
 * What programs implement and register that bring their own destinations along (RFC specification, B.12): without a server
 * and its resource adapter, they say of each name what its properties are.
 */
package dev.fairlead.jco.ext;
