package dev.fairlead.agent.kerberos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosTicket;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/** The agent's own logon at the KDC, with its keytab; renewed a few minutes before its ticket ends. */
final class ServiceLogin {
    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(5);

    private final KerberosSettings settings;
    private final Clock clock;
    private Optional<Subject> current = Optional.empty();
    private Instant until = Instant.MIN;

    ServiceLogin(KerberosSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The agent, logged on. Blocks while the KDC is asked.
     *
     * @throws LoginException if the KDC does not answer, or does not know the keys
     */
    synchronized Subject subject() throws LoginException {
        if (current.isEmpty() || !clock.instant().isBefore(until)) {
            LoginContext context = new LoginContext("fairlead-agent", new Subject(), null, new KeytabLogin(settings));
            context.login();
            current = Optional.of(context.getSubject());
            until = end(context.getSubject()).minus(RENEW_BEFORE);
        }
        return current.get();
    }

    private Instant end(Subject subject) {
        return subject.getPrivateCredentials(KerberosTicket.class).stream()
                .map(ticket -> ticket.getEndTime().toInstant())
                .min(Instant::compareTo)
                .orElse(clock.instant());
    }

    private static final class KeytabLogin extends Configuration {
        private final KerberosSettings settings;

        KeytabLogin(KerberosSettings settings) {
            this.settings = settings;
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(
                        MODULE,
                        LoginModuleControlFlag.REQUIRED,
                        Map.of(
                                "principal", settings.principal(),
                                "keyTab", settings.keytab().toString(),
                                "useKeyTab", "true",
                                "storeKey", "true",
                                "isInitiator", "true",
                                "doNotPrompt", "true",
                                "refreshKrb5Config", "true"))
            };
        }
    }
}
