/**
 * Calls over the SAP JCo that users bring along (RFC specification, B.14). Nothing of SAP's is compiled against, packaged
 * or downloaded: the archive is found by name when a program starts, its members are bound by their names and types, and
 * without it everything else works. What the members are is known from public descriptions alone.
 */
package dev.fairlead.rfc.sapjco;
