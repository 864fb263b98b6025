/**
 * What gateway and agent tell each other about their session (connectivity specification, 8.5), on its first stream.
 * Types and fields that this version does not know are ignored, unless the type's name starts with an exclamation mark.
 */
package dev.fairlead.tunnel.control;
