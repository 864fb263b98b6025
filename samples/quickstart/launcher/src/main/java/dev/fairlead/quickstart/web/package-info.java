/** HTTP servers of this JVM, on the loopback address only, on ports that the operating system chooses. */
package dev.fairlead.quickstart.web;
