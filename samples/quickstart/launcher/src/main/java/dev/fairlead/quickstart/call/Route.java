package dev.fairlead.quickstart.call;

/** The way to the system. */
public enum Route {
    DIRECT("direct"),
    TUNNEL("tunnel"),
    /** The call must not get as far as a route. */
    NONE("-");

    private final String label;

    Route(String label) {
        this.label = label;
    }

    /** What the table says. */
    public String label() {
        return label;
    }
}
