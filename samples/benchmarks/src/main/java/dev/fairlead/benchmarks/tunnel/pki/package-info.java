/** Keys and certificates of one run, made when it starts. */
package dev.fairlead.benchmarks.tunnel.pki;
