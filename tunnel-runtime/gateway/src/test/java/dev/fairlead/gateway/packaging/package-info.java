/** What is installed: the Debian package. */
package dev.fairlead.gateway.packaging;
