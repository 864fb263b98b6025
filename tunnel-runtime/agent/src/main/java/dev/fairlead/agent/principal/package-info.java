/**
 * Who a request is for: a token is verified against the issuers that the administrator trusts, and becomes the subject
 * of a certificate by the administrator's rules (authentication specification, 10.4, 10.5, 11.1, 11.2). Nothing here
 * trusts what a token says about itself.
 */
package dev.fairlead.agent.principal;
