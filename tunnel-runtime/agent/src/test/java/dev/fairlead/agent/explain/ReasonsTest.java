package dev.fairlead.agent.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The users' table of reasons in the audit log has a row for every one that {@code explain} knows, and no other. */
class ReasonsTest {
    /** What only happens to requests that were really sent. */
    private static final Set<String> LIVE = Set.of("STALLED", "NO_TUNNEL");

    private static final Pattern REASON = Pattern.compile("(?m)^\\| `([A-Z_]+)[` ]");

    @Test
    void everyReasonHasARow() throws IOException {
        Set<String> expected = new TreeSet<>(Hints.words());
        expected.addAll(LIVE);

        Set<String> documented = new TreeSet<>();
        REASON.matcher(Files.readString(Path.of("../../docs/tunnel-errors.md")))
                .results()
                .forEach(row -> documented.add(row.group(1)));

        assertThat(documented).isEqualTo(expected);
    }
}
