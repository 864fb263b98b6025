/**
 * Services of the cloud that agents reach through service channels (connectivity specification, 2.9): what the gateway's
 * configuration maps for an agent's own tenant and location, and nothing else. Agents name services, never addresses.
 */
package dev.fairlead.gateway.service;
