/**
 * Whether a token is believed (authentication specification, 11.1 and 11.2): it was issued by somebody whom the
 * configuration trusts, is for us, and is valid now. Nothing here trusts what a token says about itself; gateway and
 * agent verify each for themselves.
 */
package dev.fairlead.tunnel.token;
