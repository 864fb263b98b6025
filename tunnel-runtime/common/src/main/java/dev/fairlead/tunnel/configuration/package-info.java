/**
 * Configuration files of gateway and agent: YAML 1.2, read as a whole and checked as a whole. Every problem is reported
 * with file, line, key, what was found and what to do; nothing unknown is silently ignored.
 */
package dev.fairlead.tunnel.configuration;
