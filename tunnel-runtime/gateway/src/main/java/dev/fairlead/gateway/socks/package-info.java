/**
 * The SOCKS5 proxy (connectivity specification, 1.4): method 0x80 with a token and a location, CONNECT to a virtual host,
 * and then bytes in both directions with half close. No byte is answered that SAP's layout does not have.
 */
package dev.fairlead.gateway.socks;
