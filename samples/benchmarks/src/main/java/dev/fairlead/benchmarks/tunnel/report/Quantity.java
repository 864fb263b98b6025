package dev.fairlead.benchmarks.tunnel.report;

import java.util.Locale;

/** What can be measured, and how it is written. */
public enum Quantity {
    REQUESTS("requests/s", "%,.0f", true),
    P50_MICROS("p50 µs", "%,.0f", false),
    P99_MICROS("p99 µs", "%,.0f", false),
    CPU_100K("CPU s/100,000", "%.1f", false),
    MEGABYTES("MB/s", "%,.0f", true),
    CPU_GIGABYTE("CPU s/GB", "%.2f", false),
    OPENINGS("openings/s", "%,.0f", true),
    CPU_OPENING("CPU µs/opening", "%,.0f", false),
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
