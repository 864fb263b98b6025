/** What operators and their tools may look at: health, readiness, metrics, and a page. Nothing can be changed here. */
package dev.fairlead.gateway.admin;
