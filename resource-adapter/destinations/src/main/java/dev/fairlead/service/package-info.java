/**
 * SAP BTP's Destination service as a finder of destinations and a giver of tokens: what goes on the wire and how answers
 * are read (destination specification, 2; authentication specification, 1.2 to 1.4), retries, breakers, and whose tenant
 * a call may act for. A 404 is an answer; a failure of the service never becomes one.
 */
package dev.fairlead.service;
