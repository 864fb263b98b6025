/**
 * SAML 2.0 assertions that log a user on at the target of a destination: who the user is, what is said about them, and
 * the signature (authentication specification, 6). XML is made and read with the JDK's own implementation, never by
 * joining text; nothing from outside is parsed but by {@link dev.fairlead.saml.HardenedXml}.
 */
package dev.fairlead.saml;
