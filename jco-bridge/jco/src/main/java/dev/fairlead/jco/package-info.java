/**
 * The programming model of JCo under a package of its own (RFC specification, part B): programs change their imports. The
 * interfaces are what applications see; the classes behind them are views of the RFC client's records and functions,
 * which convert, carry and call. Like the model it follows, it gives null for what is not there, and is not safe for use
 * by several threads but for destinations and repositories.
 */
package dev.fairlead.jco;
