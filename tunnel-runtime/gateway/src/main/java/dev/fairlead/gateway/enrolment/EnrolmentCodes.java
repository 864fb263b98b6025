package dev.fairlead.gateway.enrolment;

import dev.fairlead.gateway.authority.AgentName;
import dev.fairlead.gateway.authority.CertificateAuthority;
import dev.fairlead.gateway.authority.GatewayDirectory;
import dev.fairlead.gateway.authority.ServerCertificate;
import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.enrolment.EnrolmentCode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Issues enrolment codes. Whoever may write into the gateway's directory may do so; no running gateway is needed. */
public final class EnrolmentCodes {
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MAX_LOCATION = 256;

    private EnrolmentCodes() {}

    /**
     * Issues a code that enrols one agent.
     *
     * @param directory the gateway's directory; made ready if it is empty
     * @param endpoint {@code host:port} at which the agent will reach the gateway; its certificate will name that host
     * @param tenant the tenant that the agent will serve
     * @param location the location that it will serve; empty for none
     * @param validity a day at most
     * @return one line for the agent's administrator, to be kept secret
     * @throws IllegalArgumentException if an argument is not usable; the message says which
     * @throws IOException if the directory cannot be read or written
     */
    public static String issue(Path directory, String endpoint, String tenant, String location, Duration validity)
            throws IOException {
        return issue(directory, endpoint, tenant, location, validity, Clock.systemUTC());
    }

    static String issue(Path directory, String endpoint, String tenant, String location, Duration validity, Clock clock)
            throws IOException {
        Endpoint reachedAt = Endpoint.parse(endpoint);
        check(tenant, location, validity);
        GatewayDirectory opened = GatewayDirectory.open(directory);
        CertificateAuthority authority = CertificateAuthority.open(opened, clock);
        new ServerCertificate(opened, authority, clock).cover(List.of(reachedAt.host()));

        SecureRandom random = new SecureRandom();
        String id = HexFormat.of().formatHex(randomBytes(random, ID_BYTES));
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(random, SECRET_BYTES));
        CodeStore codes = new CodeStore(opened, clock);
        codes.removeOld();
        codes.save(id, StoredCode.of(secret, tenant, location, clock.instant().plus(validity)));
        return new EnrolmentCode(reachedAt, authority.fingerprint(), id, secret).encoded();
    }

    private static void check(String tenant, String location, Duration validity) {
        AgentName.checkTenant(tenant);
        if (location.length() > MAX_LOCATION || location.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a location is a line of text, 256 characters at most");
        }
        if (validity.isNegative() || validity.isZero() || validity.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a code is valid for a day at most, and not for " + validity);
        }
    }

    private static byte[] randomBytes(SecureRandom random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
