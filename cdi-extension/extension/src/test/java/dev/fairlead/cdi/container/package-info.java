/** What tests put in place of a server: JNDI, a connection factory that answers by itself, a CDI container, log-ins. */
package dev.fairlead.cdi.container;
