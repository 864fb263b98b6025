/**
 * A small OpenID issuer for the demo: discovery document, keys, and a token endpoint for the two users and for one
 * client. Its keys and passwords are made when it starts.
 */
package dev.fairlead.quickstart.issuer;
