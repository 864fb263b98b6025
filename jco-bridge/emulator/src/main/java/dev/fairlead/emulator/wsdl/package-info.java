/** Descriptions of function modules for tools: WSDL 1.1 with XML Schema. */
package dev.fairlead.emulator.wsdl;
