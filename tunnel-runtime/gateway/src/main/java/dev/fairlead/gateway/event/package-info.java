/** What happens to agents at a gateway, for whoever has to know: its audit log, when it runs by itself. */
package dev.fairlead.gateway.event;
