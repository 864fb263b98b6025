/**
 * Messages: a JSON object in UTF-8 behind its length in four bytes. The opening of a stream, its answer and everything
 * on the control stream have this form.
 */
package dev.fairlead.tunnel.message;
