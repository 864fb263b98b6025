package dev.fairlead.quickstart.call;

/** How the application comes by the destination. */
public enum Injection {
    DESTINATION("HttpDestination"),
    ASYNC("HttpDestination, async"),
    REST_CLIENT("Rest Client"),
    RUN_TIME("Destinations.http"),
    RFC("RfcConnection"),
    PROGRAM("JCo program");

    private final String label;

    Injection(String label) {
        this.label = label;
    }

    /** What the table says. */
    public String label() {
        return label;
    }
}
