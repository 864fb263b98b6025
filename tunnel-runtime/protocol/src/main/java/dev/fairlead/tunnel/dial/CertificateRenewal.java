package dev.fairlead.tunnel.dial;

import dev.fairlead.tunnel.carrier.AgentTls;
import dev.fairlead.tunnel.enrolment.AgentCredentials;
import dev.fairlead.tunnel.enrolment.Renewal;
import dev.fairlead.tunnel.stream.TunnelSession;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/**
 * Has the agent's certificate renewed in time, over a session that stands (connectivity specification, 8.9). Sessions
 * go on; those that are dialled afterwards show the new certificate.
 */
final class CertificateRenewal {
    private static final System.Logger LOGGER = System.getLogger(CertificateRenewal.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofHours(12);

    private final Optional<CredentialsKeeper> keeper;
    private final Function<AgentCredentials, AgentTls> factory;
    private final Executor blocking;
    private final Clock clock;
    private AgentCredentials credentials;
    private volatile AgentTls tls;
    private Optional<Renewal> pending = Optional.empty();
    private Instant notBefore = Instant.MIN;

    /**
     * @param tls made of the credentials
     * @param keeper remembers new credentials; empty: nothing is renewed
     * @param factory makes what TLS needs of credentials
     */
    CertificateRenewal(
            AgentCredentials credentials,
            AgentTls tls,
            Optional<CredentialsKeeper> keeper,
            Function<AgentCredentials, AgentTls> factory,
            Executor blocking,
            Clock clock) {
        this.credentials = credentials;
        this.keeper = keeper;
        this.factory = factory;
        this.blocking = blocking;
        this.clock = clock;
        this.tls = tls;
    }

    /** By the certificate that counts at this moment. */
    AgentTls tls() {
        return tls;
    }

    /** Asks for a new certificate over a session that stands, if it is time. */
    synchronized void look(TunnelSession session) {
        Instant now = clock.instant();
        boolean due = Renewal.isDue(credentials.identity().certificate(), now);
        if (keeper.isEmpty() || !due || now.isBefore(notBefore)) {
            return;
        }
        notBefore = now.plus(RETRY_AFTER);
        run(() -> ask(session));
    }

    private void ask(TunnelSession session) throws GeneralSecurityException {
        Renewal renewal = begin();
        session.eventLoop().execute(() -> session.askForCertificate(renewal.request()));
    }

    private synchronized Renewal begin() throws GeneralSecurityException {
        Renewal renewal = Renewal.of(credentials);
        pending = Optional.of(renewal);
        return renewal;
    }

    /** The gateway's answer. */
    void issued(String chain) {
        run(() -> adopt(chain));
    }

    private synchronized void adopt(String chain) throws IOException {
        if (pending.isPresent() && keeper.isPresent()) {
            AgentCredentials renewed = pending.get().complete(chain);
            AgentTls next = factory.apply(renewed);
            keeper.get().keep(renewed);
            pending = Optional.empty();
            credentials = renewed;
            tls = next;
            LOGGER.log(
                    Level.INFO,
                    "The certificate of agent {0} was renewed; it ends at {1}",
                    renewed.agentId(),
                    renewed.identity().certificate().getNotAfter().toInstant());
        }
    }

    private interface Step {
        void take() throws IOException, GeneralSecurityException;
    }

    private void run(Step step) {
        try {
            blocking.execute(() -> {
                try {
                    step.take();
                } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                    LOGGER.log(Level.WARNING, "The certificate could not be renewed; the next try is in 12 hours", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.DEBUG, "The agent is busy or stops, and renews its certificate later", e);
        }
    }
}
