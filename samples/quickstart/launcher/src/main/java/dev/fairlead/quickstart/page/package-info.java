/**
 * The page on which a person signs in and makes the calls. Tokens stay in this JVM: a browser only gets the id of its
 * session, in a cookie that scripts cannot read.
 */
package dev.fairlead.quickstart.page;
