/** Both ends of a tunnel made with Apache MINA SSHD, each a process of its own; who they are is not checked. */
package dev.fairlead.benchmarks.tunnel.mina;
