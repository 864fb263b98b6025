/** Answers over HTTP before they are sent, so that faults can change them. */
package dev.fairlead.emulator.answer;
