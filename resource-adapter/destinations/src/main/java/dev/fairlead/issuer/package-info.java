/**
 * An issuer of our own for containers that know users by name only: form login, Basic, client certificates, Kerberos. Its
 * tokens tell the installation's own gateway and agents who a user is, and nobody else (authentication specification,
 * 4.5). Off unless an installation asks for it.
 */
package dev.fairlead.issuer;
