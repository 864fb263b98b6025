/**
 * Functions over SOAP, by Fairlead, by SAAJ with JAXB and by Apache CXF with JAXB. Answers are read: the same bytes, in one
 * process, without a network; what CXF does around its binding is left out, in its favour. And functions are called: with
 * all that each does, over HTTP to a server in another process.
 */
package dev.fairlead.benchmarks.rfc;
