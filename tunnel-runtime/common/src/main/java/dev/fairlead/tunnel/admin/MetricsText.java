package dev.fairlead.tunnel.admin;

import java.util.Arrays;

/**
 * Metrics in the text format of Prometheus. A metric is begun once, and its samples follow; what may become a label, and
 * how many values it has, is for those who write it to bound.
 */
public final class MetricsText {
    private final StringBuilder text = new StringBuilder(4096);
    private String name = "";

    /** Begins a metric that only grows. */
    public MetricsText counter(String metric, String help) {
        return begin(metric, "counter", help);
    }

    /** Begins a metric that goes up and down. */
    public MetricsText gauge(String metric, String help) {
        return begin(metric, "gauge", help);
    }

    /** Begins a metric of how long something took. */
    public MetricsText histogram(String metric, String help) {
        return begin(metric, "histogram", help);
    }

    /**
     * A sample of the metric that was begun last.
     *
     * @param labels name, value, name, value and so on
     */
    public MetricsText sample(double value, String... labels) {
        return line(name, value, labels);
    }

    /** The samples of a histogram of the metric that was begun last. */
    public MetricsText sample(Histogram.Reading reading, String... labels) {
        long sum = 0;
        for (int i = 0; i < reading.counts().size(); i++) {
            sum += reading.counts().get(i);
            String bound = i < reading.boundsSeconds().size()
                    ? number(reading.boundsSeconds().get(i))
                    : "+Inf";
            line(name + "_bucket", sum, with(labels, "le", bound));
        }
        line(name + "_sum", reading.sumSeconds(), labels);
        return line(name + "_count", sum, labels);
    }

    private MetricsText begin(String metric, String type, String help) {
        name = metric;
        text.append("# HELP ").append(metric).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
        return this;
    }

    private MetricsText line(String series, double value, String... labels) {
        text.append(series);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',')
                    .append(labels[i])
                    .append("=\"")
                    .append(escaped(labels[i + 1]))
                    .append('"');
        }
        text.append(labels.length > 0 ? "} " : " ").append(number(value)).append('\n');
        return this;
    }

    private static String[] with(String[] labels, String label, String value) {
        String[] more = Arrays.copyOf(labels, labels.length + 2);
        more[labels.length] = label;
        more[labels.length + 1] = value;
        return more;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** All that was written. */
    @Override
    public String toString() {
        return text.toString();
    }
}
