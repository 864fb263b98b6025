package dev.fairlead.agent.monitoring;

/** What an alert is about (agent specification, 10). */
enum AlertKind {
    TUNNELS("tunnels"),
    CPU("CPU"),
    DISK("freeDiskSpace"),
    CERTIFICATES("certificates");

    private final String key;

    AlertKind(String key) {
        this.key = key;
    }

    /** Its name in answers. */
    String key() {
        return key;
    }
}
