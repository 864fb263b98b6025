/**
 * Private keys and certificates at rest: PEM text, and files that only their owner can read.
 */
package dev.fairlead.tunnel.keys;
