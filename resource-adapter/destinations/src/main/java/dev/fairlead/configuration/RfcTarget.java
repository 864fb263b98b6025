package dev.fairlead.configuration;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Where an ABAP system is, in one of four shapes (destination specification, 1.17; RFC specification, A.4). */
public sealed interface RfcTarget {

    /** {@code jco.client.client}: three digits; empty for the host's default, with WebSocket only. */
    Optional<String> client();

    /** The same system, in another of its clients. */
    RfcTarget inClient(String other);

    /**
     * One application server.
     *
     * @param host {@code jco.client.ashost}
     * @param systemNumber {@code jco.client.sysnr}: two digits
     */
    record Direct(String host, String systemNumber, Optional<String> client) implements RfcTarget {
        public Direct {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(systemNumber, "systemNumber");
            Objects.requireNonNull(client, "client");
        }

        @Override
        public RfcTarget inClient(String other) {
            return new Direct(host, systemNumber, Optional.of(other));
        }
    }

    /**
     * Any server of a logon group, which the message server chooses.
     *
     * @param host {@code jco.client.mshost}
     * @param systemId {@code jco.client.r3name}: three characters
     * @param service {@code jco.client.msserv}: port or service name; empty for {@code sapms<systemId>}
     * @param group {@code jco.client.group}
     */
    record LoadBalanced(
            String host, Optional<String> systemId, Optional<String> service, String group, Optional<String> client)
            implements RfcTarget {
        public LoadBalanced {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(systemId, "systemId");
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(group, "group");
            Objects.requireNonNull(client, "client");
        }

        @Override
        public RfcTarget inClient(String other) {
            return new LoadBalanced(host, systemId, service, group, Optional.of(other));
        }
    }

    /**
     * RFC over WebSocket.
     *
     * @param address {@code jco.client.wshost} and {@code jco.client.wsport}
     * @param pingPeriod {@code jco.destination.ws_ping_period}; zero for none
     * @param pongTimeout {@code jco.destination.ws_pong_timeout}; zero for none
     */
    record WebSocket(ServerAddress address, Optional<String> client, Duration pingPeriod, Duration pongTimeout)
            implements RfcTarget {
        public WebSocket {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(client, "client");
            Objects.requireNonNull(pingPeriod, "pingPeriod");
            Objects.requireNonNull(pongTimeout, "pongTimeout");
        }

        @Override
        public RfcTarget inClient(String other) {
            return new WebSocket(address, Optional.of(other), pingPeriod, pongTimeout);
        }
    }

    /** Where {@code jco.destination.x_fairlead.soap_url} or {@code .http_destination} says, and nothing else does. */
    record Soap(Optional<String> client) implements RfcTarget {
        public Soap {
            Objects.requireNonNull(client, "client");
        }

        @Override
        public RfcTarget inClient(String other) {
            return new Soap(Optional.of(other));
        }
    }
}
