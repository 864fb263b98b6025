package dev.fairlead.agent.channel;

import dev.fairlead.agent.stream.Registration;
import dev.fairlead.tunnel.audit.AuditTrail;
import dev.fairlead.tunnel.dial.TunnelDialer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The open service channels of one tenant. */
public final class ServiceChannels implements AutoCloseable {
    private final Registration registration;
    private final TunnelDialer dialer;
    private final AuditTrail audit;
    private final Map<ServiceChannel, OpenChannel> open = new HashMap<>();
    private List<ServiceChannel> wanted = List.of();

    /**
     * @param registration for whom streams are opened
     * @param dialer has the sessions to the gateways
     * @param audit where connections are recorded
     */
    public ServiceChannels(Registration registration, TunnelDialer dialer, AuditTrail audit) {
        this.registration = Objects.requireNonNull(registration, "registration");
        this.dialer = Objects.requireNonNull(dialer, "dialer");
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    /**
     * Has exactly the channels open that are enabled here. One that stays as it is goes on undisturbed; one that is not
     * here any more is closed with its connections; one whose port cannot be had stays closed until {@link #reopen}.
     * Blocks shortly.
     *
     * @return why a channel could not be opened, a sentence each
     */
    public synchronized List<String> use(List<ServiceChannel> channels) {
        wanted = List.copyOf(channels);
        List<ServiceChannel> gone = open.keySet().stream()
                .filter(channel -> !channels.contains(channel))
                .toList();
        gone.forEach(channel -> open.remove(channel).close());
        return reopen();
    }

    /**
     * Tries again to open what could not be opened. Blocks shortly.
     *
     * @return as {@link #use}
     */
    public synchronized List<String> reopen() {
        List<String> failures = new ArrayList<>();
        for (ServiceChannel channel : wanted) {
            if (channel.enabled() && !open.containsKey(channel)) {
                try {
                    open.put(channel, new OpenChannel(channel, registration, dialer, audit));
                } catch (IOException unavailable) {
                    failures.add("The channel to " + channel.service() + " is closed: " + unavailable.getMessage());
                }
            }
        }
        return failures;
    }

    /** All that are configured, those that are not open too. */
    public synchronized List<ChannelState> states() {
        return wanted.stream()
                .map(channel -> Optional.ofNullable(open.get(channel))
                        .map(OpenChannel::state)
                        .orElse(new ChannelState(
                                channel.service(), channel.listen().getPort(), channel.enabled(), false, 0, 0, 0)))
                .toList();
    }

    /** Where a channel listens; empty if it is not open. */
    public synchronized Optional<InetSocketAddress> listening(String service) {
        return open.values().stream()
                .filter(channel -> channel.service().equals(service))
                .map(OpenChannel::address)
                .findFirst();
    }

    /** Closes every channel with its connections. */
    @Override
    public synchronized void close() {
        open.values().forEach(OpenChannel::close);
        open.clear();
    }
}
