/**
 * Answers of functions over SOAP, read by Fairlead, by SAAJ with JAXB and by Apache CXF's binding to JAXB: the same bytes,
 * in one process, without a network. What CXF does around its binding is left out, in its favour.
 */
package dev.fairlead.benchmarks.rfc;
