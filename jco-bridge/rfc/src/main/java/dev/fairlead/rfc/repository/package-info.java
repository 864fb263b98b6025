/**
 * Interfaces of functions and types of records by name, out of one or more sources, cached. One repository belongs to one
 * owner, a tenant's destination, and is shared by all who call it; what a source says of a name is the same for each.
 */
package dev.fairlead.rfc.repository;
