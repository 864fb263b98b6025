package dev.fairlead.faults.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** REST API of the application under test. */
@ApplicationPath("/api")
public class FaultsApplication extends Application {}
