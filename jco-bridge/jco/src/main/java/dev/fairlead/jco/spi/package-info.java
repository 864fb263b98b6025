/**
 * What the programming model needs of those who know systems and transports: a provider that finds destinations by name,
 * and the way to one system. A resource adapter, an emulator or a test implements both.
 */
package dev.fairlead.jco.spi;
