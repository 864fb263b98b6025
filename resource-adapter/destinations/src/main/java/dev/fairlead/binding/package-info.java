/**
 * Finds the bindings of SAP BTP services that the platform gives a process: in the environment of Cloud Foundry, in
 * secrets mounted by Kubernetes, or in explicit configuration (destination specification, 9). Nothing is kept: what
 * the platform rotates is seen at the next look.
 */
package dev.fairlead.binding;
