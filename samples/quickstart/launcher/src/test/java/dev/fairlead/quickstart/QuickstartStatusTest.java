package dev.fairlead.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.quickstart.call.Rows;
import dev.fairlead.quickstart.call.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickstartStatusTest {
    private static final Table GOOD = new Table(List.of(Rows.handshake("alice")));

    @Test
    void isZeroIfEveryCallIsAsExpected() {
        assertThat(Quickstart.statusOf(GOOD, true)).isZero();
    }

    @Test
    void isOneIfACallIsNot() {
        Table table = new Table(List.of(Rows.handshake("alice"), Rows.gotThrough()));

        assertThat(Quickstart.statusOf(table, true)).isOne();
    }

    @Test
    void isOneIfALogHoldsASecret() {
        assertThat(Quickstart.statusOf(GOOD, false)).isOne();
    }
}
