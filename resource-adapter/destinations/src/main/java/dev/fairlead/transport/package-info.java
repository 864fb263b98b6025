/**
 * Sends one HTTP request and streams its answer: directly, through a tunnel's socket, or through the connectivity proxy
 * of SAP BTP. All ways send what they are given and nothing else (no redirects, cookies or decompression), and name every
 * failure alike. Which addresses may be connected to is decided here, after names were resolved.
 */
package dev.fairlead.transport;
