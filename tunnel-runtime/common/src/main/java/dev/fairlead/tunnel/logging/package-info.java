/**
 * Log levels that an operator changes while a program runs, for some time only (connectivity specification, 5.3). The
 * wish is a file in the program's directory, so that only who may write there can have it.
 */
package dev.fairlead.tunnel.logging;
