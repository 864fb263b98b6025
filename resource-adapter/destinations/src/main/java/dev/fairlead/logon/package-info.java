/**
 * What the logons of mail, directory, TCP and RFC destinations put on the wire or give to a client library. Nothing
 * here connects or asks for a token: connectors bring both, and find here what they have to say.
 */
package dev.fairlead.logon;
