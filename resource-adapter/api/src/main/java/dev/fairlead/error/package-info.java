/**
 * What can go wrong before a target answers. The subtype of {@link dev.fairlead.error.DestinationException} says what a
 * caller can do, the {@link dev.fairlead.error.ErrorCode} what happened; the message names destination and property or
 * hop, what was found and what to do, and never a secret.
 */
package dev.fairlead.error;
