package dev.fairlead.benchmarks.tunnel.load;

/** What the connections of one thread have achieved since the counting began. */
final class Tally {
    final Latencies requests = new Latencies();
    final Latencies openings = new Latencies();
    long downloaded;
    long failures;
    String firstFailure = "-";

    /** The counting begins. */
    void clear() {
        requests.clear();
        openings.clear();
        downloaded = 0;
    }

    /** Failures count from the first moment on. */
    void failed(Exception cause) {
        if (failures++ == 0) {
            firstFailure = cause.toString();
        }
    }
}
