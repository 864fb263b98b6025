package dev.fairlead.gateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.tunnel.carrier.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes by a name, and by a list. */
class NamedNodesTest {
    private final List<String> addresses = new ArrayList<>(List.of("192.0.2.9", "192.0.2.1", "127.0.0.1"));
    private final NamedNodes nodes = new NamedNodes(new Endpoint("gateway.example", 8443), this::find);

    private InetAddress[] find(String host) throws UnknownHostException {
        assertThat(host).isEqualTo("gateway.example");
        if (addresses.isEmpty()) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> found = new ArrayList<>();
        for (String address : addresses) {
            found.add(InetAddress.getByName(address));
        }
        return found.toArray(InetAddress[]::new);
    }

    @Test
    void everyAddressIsANodeWhateverTheirOrder() throws IOException {
        assertThat(nodes.nodes())
                .containsExactly(
                        new Endpoint("127.0.0.1", 8443),
                        new Endpoint("192.0.2.1", 8443),
                        new Endpoint("192.0.2.9", 8443));
    }

    @Test
    void theNameIsLookedUpEachTime() throws IOException {
        nodes.nodes();
        addresses.remove("192.0.2.1");

        assertThat(nodes.nodes())
                .doesNotContain(new Endpoint("192.0.2.1", 8443))
                .hasSize(2);
    }

    @Test
    void aNameThatIsNotFoundIsAnErrorAndNoEmptyList() {
        addresses.clear();

        assertThatThrownBy(nodes::nodes).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void anAddressOfThisMachineIsThisNode() {
        assertThat(nodes.isSelf(new Endpoint("127.0.0.1", 8443))).isTrue();
        assertThat(nodes.isSelf(new Endpoint("192.0.2.1", 8443))).isFalse();
    }

    @Test
    void aNodeThatIsNotInItsOwnListIsAMistake() {
        assertThatThrownBy(() -> new ListedNodes(new Endpoint("c", 1), List.of(new Endpoint("a", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("c:1");
    }
}
