package dev.fairlead.rfc.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Pages hold what one long array would. */
class PagesTest {

    private static final int CELLS = 7_000;

    private static Pages<long[]> filled(long[] values) {
        Pages<long[]> pages = new Pages<>(long[]::new);
        for (int i = 0; i < values.length; i++) {
            pages.ensure(i + 1);
            pages.of(i)[Pages.at(i)] = values[i];
        }
        return pages;
    }

    private static long[] counted() {
        return LongStream.rangeClosed(1, CELLS).toArray();
    }

    @Test
    void cellsStayWhereTheyAreWhileMoreAreMade() {
        assertThat(filled(counted()).copyOfRange(0, CELLS)).isEqualTo(counted());
    }

    @Test
    void newCellsHaveTheInitialValue() {
        Pages<long[]> pages = filled(counted());

        pages.ensure(CELLS + 5_000);

        assertThat(pages.copyOfRange(CELLS, 5_000)).containsOnly(0);
    }

    @Property(tries = 200)
    void overlappingCellsAreCopiedAsInOneArray(
            @ForAll @IntRange(max = CELLS - 1) int from, @ForAll @IntRange(max = CELLS - 1) int to) {
        int cells = CELLS - Math.max(from, to);
        long[] expected = counted();
        System.arraycopy(expected, from, expected, to, cells);
        Pages<long[]> pages = filled(counted());

        pages.copy(pages, from, to, cells);

        assertThat(pages.copyOfRange(0, CELLS)).isEqualTo(expected);
    }

    @Property(tries = 200)
    void cellsOfOthersAreCopied(@ForAll @IntRange(max = CELLS) int from, @ForAll @IntRange(max = CELLS) int to) {
        int cells = CELLS - Math.max(from, to);
        long[] expected = new long[CELLS];
        System.arraycopy(counted(), from, expected, to, cells);
        Pages<long[]> pages = filled(new long[CELLS]);

        pages.copy(filled(counted()), from, to, cells);

        assertThat(pages.copyOfRange(0, CELLS)).isEqualTo(expected);
    }

    @Property(tries = 200)
    void trimmedPagesHaveRoomForTheirCellsOnlyAndGrowAgain(@ForAll @IntRange(max = CELLS) int kept) {
        Pages<long[]> pages = filled(counted());

        pages.trim(kept);

        assertThat(pages.capacity()).isEqualTo(kept);
        assertThat(pages.copyOfRange(0, kept))
                .isEqualTo(LongStream.rangeClosed(1, kept).toArray());
        pages.ensure(CELLS);
        assertThat(pages.copyOfRange(kept, CELLS - kept)).isEqualTo(new long[CELLS - kept]);
    }
}
