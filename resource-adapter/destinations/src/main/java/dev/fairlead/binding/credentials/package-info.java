/**
 * What the credentials of a binding mean: addresses of the service, its token service, and the OAuth client with its
 * secret or certificate (destination specification, 9.1 and 9.2). A missing key is named; a value never is.
 */
package dev.fairlead.binding.credentials;
