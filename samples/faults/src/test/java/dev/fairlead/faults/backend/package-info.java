/** The on-premise system under test: a process of its own, with a heap that a body would not fit into. */
package dev.fairlead.faults.backend;
