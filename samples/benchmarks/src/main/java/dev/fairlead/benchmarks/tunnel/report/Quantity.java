package dev.fairlead.benchmarks.tunnel.report;

import java.util.Locale;

/** What can be measured, and how it is written. */
public enum Quantity {
    REQUESTS("requests/s", "%,.0f", true),
    P50_MICROS("p50 µs", "%,.0f", false),
    P99_MICROS("p99 µs", "%,.0f", false),
    CPU_100K("CPU s/100,000", "%.1f", false),
    P50_MILLIS("p50 ms", "%,.1f", false),
    P99_MILLIS("p99 ms", "%,.1f", false),
    ROUND_TRIPS("p50 in round trips", "%.2f", false),
    MEGABYTES("MB/s", "%,.0f", true),
    CPU_GIGABYTE("CPU s/GB", "%.2f", false),
    OPENINGS("openings/s", "%,.0f", true),
    CPU_OPENING("CPU µs/opening", "%,.0f", false),
    STREAMS("streams that answer", "%,.0f", true),
    RESIDENT("both ends MB", "%,.0f", false),
    RESIDENT_AGENT("far end MB", "%,.0f", false),
    KILOBYTES_STREAM("KB/stream", "%,.1f", false),
    GROWTH("growth MB", "%,.1f", false),
    GROWTH_STREAM("growth MB/stream", "%,.1f", false),
    ABSORBED("taken in MB", "%,.0f", false),
    REQUESTS_LEFT("requests of the others %", "%,.0f", true),
    BYTES_LEFT("bytes of the others %", "%,.0f", true),
    SECONDS("s to the next answer", "%.3f", false),
    FAILED("failed requests", "%,.0f", false),
    SIGNATURES("a second", "%,.0f", true),
    FOREIGN("other work, cores", "%.2f", false);

    private final String title;
    private final String format;
    private final boolean moreIsBetter;

    Quantity(String title, String format, boolean moreIsBetter) {
        this.title = title;
        this.format = format;
        this.moreIsBetter = moreIsBetter;
    }

    /** With its unit, for the head of a column. */
    public String title() {
        return title;
    }

    /** Whether the larger of two is the better. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** A value as text, without the unit. */
    public String write(double value) {
        return !Double.isFinite(value) ? "–" : String.format(Locale.ROOT, format, value);
    }
}
