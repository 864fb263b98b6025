/**
 * The application's configuration: MicroProfile Config where the server has it, system properties elsewhere. Destinations
 * written there ({@code fairlead.destination.<name>.<Property>}) are offered to the resource adapter, which asks for them
 * before its own.
 */
package dev.fairlead.cdi.configuration;
