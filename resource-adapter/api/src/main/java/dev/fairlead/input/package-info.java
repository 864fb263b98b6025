/**
 * What an application gives along with a call because no configuration can hold it: authorization codes, refresh tokens,
 * tokens of others, assertions (authentication specification, 4.1 and 7.1).
 */
package dev.fairlead.input;
