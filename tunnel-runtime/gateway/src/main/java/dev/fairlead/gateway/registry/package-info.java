/** The agents that were enrolled: a small JSON file each, so that several processes can add and revoke. */
package dev.fairlead.gateway.registry;
