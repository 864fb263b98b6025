package dev.fairlead.testkit;

import jakarta.resource.spi.ConnectionRequestInfo;

/** A request info for connections that are as good as their names are equal. */
record Fruit(String name) implements ConnectionRequestInfo {}
