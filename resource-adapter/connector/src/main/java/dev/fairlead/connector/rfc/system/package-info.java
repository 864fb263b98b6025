/**
 * The ABAP systems behind RFC destinations, called on the way that the destination names: over SOAP, by SAP JCo, or
 * emulated. What has been learnt of a system, such as its functions' interfaces, is kept by destination, tenant and
 * version; whoever calls, nothing of one user is seen by another.
 */
package dev.fairlead.connector.rfc.system;
