package dev.fairlead.tunnel.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetricsTextTest {

    @Test
    void aSampleHasItsLabelsInOrderAndEscaped() {
        MetricsText text = new MetricsText().gauge("a_count", "Of a.").sample(2, "x", "1\"\\\n", "y", "");

        assertThat(text)
                .hasToString("# HELP a_count Of a.\n# TYPE a_count gauge\na_count{x=\"1\\\"\\\\\\n\",y=\"\"} 2\n");
    }

    @Test
    void aHistogramCountsUpFromBucketToBucket() {
        Histogram histogram = new Histogram();
        histogram.took(Duration.ofMillis(10).toNanos());
        histogram.took(Duration.ofMillis(15).toNanos());
        histogram.took(Duration.ofSeconds(9).toNanos());

        String text = new MetricsText()
                .histogram("a_seconds", "Of a.")
                .sample(histogram.read(), "x", "1")
                .toString();

        assertThat(text)
                .contains(
                        "a_seconds_bucket{x=\"1\",le=\"0.01\"} 1\n",
                        "a_seconds_bucket{x=\"1\",le=\"0.02\"} 2\n",
                        "a_seconds_bucket{x=\"1\",le=\"5\"} 2\n",
                        "a_seconds_bucket{x=\"1\",le=\"+Inf\"} 3\n",
                        "a_seconds_sum{x=\"1\"} 9.025\n",
                        "a_seconds_count{x=\"1\"} 3\n");
    }

    @Test
    void aPageEscapesWhatItShows() {
        assertThat(new Page("T").table("<h>", "c").row("<b>'&\"").toString())
                .contains("&lt;h&gt;", "<td>&lt;b&gt;&#39;&amp;&quot;</td>");
    }
}
