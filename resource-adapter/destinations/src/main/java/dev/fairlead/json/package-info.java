/** Reading JSON that strangers wrote: limited in depth, without duplicate names. */
package dev.fairlead.json;
