package dev.fairlead.tunnel.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.tunnel.OpenRequest;
import dev.fairlead.tunnel.StreamKind;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownBeginningsTest {
    private static final OpenRequest OPENING =
            new OpenRequest(StreamKind.HTTP, "t-1", "", "erp", "443", Optional.empty(), "shop", "r-1", "", 0);

    private final KnownBeginnings known = new KnownBeginnings();

    private static ByteBuf beginning(int application) {
        return Unpooled.buffer().writeInt(application);
    }

    @Test
    void whatCameLongestAgoMakesRoom() {
        for (int application = 0; application < KnownBeginnings.MAX; application++) {
            known.add(beginning(application), OPENING);
        }
        assertThat(known.find(beginning(0))).isPresent();

        known.add(beginning(KnownBeginnings.MAX), OPENING);

        assertThat(known.find(beginning(0))).isPresent();
        assertThat(known.find(beginning(1))).isEmpty();
        assertThat(known.find(beginning(KnownBeginnings.MAX))).isPresent();
    }

    @Test
    void theBytesAreItsOwn() {
        ByteBuf read = beginning(1);
        known.add(read, OPENING);

        read.setInt(0, 2);

        assertThat(known.find(beginning(1))).isPresent();
        assertThat(known.find(read)).isEmpty();
    }
}
