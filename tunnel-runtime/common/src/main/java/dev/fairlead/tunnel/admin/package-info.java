/**
 * What gateway and agent show operators and their tools: health, metrics and a page, by GET and read-only. Each of them
 * says what is on its pages; how they are served and written is here.
 */
package dev.fairlead.tunnel.admin;
