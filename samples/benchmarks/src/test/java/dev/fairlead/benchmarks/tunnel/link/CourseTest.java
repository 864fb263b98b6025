package dev.fairlead.benchmarks.tunnel.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CourseTest {
    private static final long MILLI = 1_000_000;

    /** 20 ms, a byte a microsecond, 10 kB. */
    private final Course course = new Course(20, 1e6, 10_000);

    @Test
    void bytesArriveWhenTheyHaveLeftAndTravelled() {
        assertThat(course.send(1_000, 0)).isEqualTo(21 * MILLI);
    }

    @Test
    void bytesOfAllConnectionsLeaveOneAfterTheOther() {
        course.send(1_000, 0);

        assertThat(course.send(2_000, 0)).isEqualTo(23 * MILLI);
    }

    @Test
    void aCourseThatWasIdleIsFreeAtOnce() {
        course.send(1_000, 0);

        assertThat(course.send(1_000, 50 * MILLI)).isEqualTo(71 * MILLI);
    }

    @Test
    void thereIsNoRoomWhileItsQueueIsFull() {
        course.send(10_000, 0);

        assertThat(course.hasRoom(0)).isFalse();
        assertThat(course.hasRoom(MILLI)).isTrue();
    }

    @Test
    void withoutARateThereIsRoomAlways() {
        Course unlimited = new Course(0, 0, 0);

        assertThat(unlimited.send(1_000_000, 5)).isEqualTo(5);
        assertThat(unlimited.hasRoom(5)).isTrue();
    }
}
