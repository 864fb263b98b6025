/** The systems that the application calls: one on premise, behind the agent, and services in the Internet. */
package dev.fairlead.quickstart.system;
