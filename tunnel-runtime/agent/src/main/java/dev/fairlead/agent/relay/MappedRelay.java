package dev.fairlead.agent.relay;

import dev.fairlead.agent.access.SystemMapping;
import dev.fairlead.agent.backend.BackendErrors;
import dev.fairlead.agent.backend.BackendFailure;
import dev.fairlead.tunnel.StreamError;
import dev.fairlead.tunnel.relay.RelayEnd;
import dev.fairlead.tunnel.relay.RelayListener;
import java.util.function.Consumer;

/**
 * What callers hear of a relay to a mapping's back end: its virtual name.
 *
 * @param mapping the system
 * @param end hears of the end
 */
public record MappedRelay(SystemMapping mapping, Consumer<RelayEnd> end) implements RelayListener {

    @Override
    public StreamError broken(Throwable cause) {
        return BackendErrors.of(mapping, BackendFailure.whileExchanging(cause));
    }

    @Override
    public void ended(RelayEnd how) {
        end.accept(how);
    }
}
