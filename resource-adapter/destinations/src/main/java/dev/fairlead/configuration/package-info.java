/**
 * What a destination is configured to be: its flat properties as they were found, and the checked, typed reading of
 * them. Reading collects every problem of a destination before it fails; nothing here prints a secret.
 */
package dev.fairlead.configuration;
