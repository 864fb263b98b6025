/**
 * Sends one HTTP request and streams its answer: directly with Apache HttpClient, or through a tunnel's socket. Both
 * send what they are given and nothing else (no redirects, cookies or decompression), and name every failure in the same way.
 */
package dev.fairlead.transport;
