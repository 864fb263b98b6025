/**
 * The way of SAP JCo into the tunnel (RFC specification, D.2, R3): ports of this machine's loopback interface behind which a
 * stream of the tunnel leads to the gateway of an ABAP system. The bytes are SAP's own and are not looked at.
 */
package dev.fairlead.connector.rfc.forwarder;
