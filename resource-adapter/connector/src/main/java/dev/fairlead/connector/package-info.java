/**
 * The resource adapter: what a Jakarta Connectors container starts and stops. It owns one engine, and one gateway where
 * one is configured, for the whole server; connection factories of the protocols reach them through
 * {@link dev.fairlead.connector.EngineHost}.
 */
package dev.fairlead.connector;
