/** What the tests of the tunnel share: certificates made on the spot, and both ends of a tunnel in one process. */
package dev.fairlead.tunnel.testing;
