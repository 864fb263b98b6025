package dev.fairlead.cdi.telemetry;

/** Libraries that an application may see or not. */
enum Library {
    OPEN_TELEMETRY("io.opentelemetry.api.OpenTelemetry");

    private final String type;

    Library(String type) {
        this.type = type;
    }

    boolean isVisible() {
        try {
            Class.forName(type, false, Library.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError notThere) {
            return false;
        }
    }
}
