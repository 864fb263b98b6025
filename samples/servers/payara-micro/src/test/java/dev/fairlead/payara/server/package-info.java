/**
 * Payara Micro as a process of its own that a test gives commands to: {@link dev.fairlead.payara.server.PayaraProcess}
 * is the test's end, {@link dev.fairlead.payara.server.PayaraMain} runs in the process.
 */
package dev.fairlead.payara.server;
