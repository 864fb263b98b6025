/**
 * The user on whose behalf a call is made: who it is ({@link dev.fairlead.caller.CallerIdentity}) and, where the
 * container has one, the token that proves it. A name alone never identifies anybody.
 */
package dev.fairlead.caller;
