package dev.fairlead.connector.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.route.TunnelException;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.StreamException;
import dev.fairlead.tunnel.TunnelErrorCode;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class TunnelSocketTest {
    private static final StreamException DENIED =
            new StreamException(new StreamError(TunnelErrorCode.RESOURCE_DENIED, "erp.corp:443 /secret"), false);
    private static final StreamException LOST =
            new StreamException(new StreamError(TunnelErrorCode.TUNNEL_LOST, ""), true);

    @Test
    void aRefusalIsToldByReadsWithItsCodeAndDetail() throws IOException {
        Socket socket = new TunnelSocket(new BrokenSocket(DENIED));

        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOfSatisfying(TunnelException.class, e -> {
            assertThat(e.code()).isEqualTo("resource_denied");
            assertThat(e.detail()).isEqualTo("erp.corp:443 /secret");
            assertThat(e.outcomeUnknown()).isFalse();
        });
        assertThatThrownBy(() -> socket.getInputStream().read(new byte[8])).isInstanceOf(TunnelException.class);
    }

    @Test
    void aLossIsToldByWritesWithItsUnknownOutcome() throws IOException {
        Socket socket = new TunnelSocket(new BrokenSocket(LOST));

        assertThatThrownBy(() -> socket.getOutputStream().write(new byte[8]))
                .isInstanceOfSatisfying(TunnelException.class, e -> {
                    assertThat(e.code()).isEqualTo("tunnel_lost");
                    assertThat(e.outcomeUnknown()).isTrue();
                });
        assertThatThrownBy(() -> socket.getOutputStream().write(1)).isInstanceOf(TunnelException.class);
    }

    @Test
    void otherFailuresStayWhatTheyAre() throws IOException {
        SocketTimeoutException timeout = new SocketTimeoutException("Read timed out");
        Socket socket = new TunnelSocket(new BrokenSocket(timeout));

        assertThatThrownBy(() -> socket.getInputStream().read()).isSameAs(timeout);
    }

    @Test
    void closingTheSocketClosesTheStream() throws IOException {
        Socket stream = new Socket();
        Socket socket = new TunnelSocket(stream);
        socket.close();

        assertThat(stream.isClosed()).isTrue();
        assertThat(socket.isClosed()).isTrue();
    }
}
