/** Time limits on event loops. */
package dev.fairlead.tunnel.watch;
