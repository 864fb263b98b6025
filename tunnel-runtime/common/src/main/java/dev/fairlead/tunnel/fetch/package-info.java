/**
 * Small documents fetched from the network: keys of issuers and what issuers say about themselves. Nothing is followed
 * and nothing is read without a bound; whoever wrote the URL must not reach through it what only this machine can reach.
 */
package dev.fairlead.tunnel.fetch;
