package dev.fairlead.quickstart.call;

import dev.fairlead.quickstart.call.Expectation.Arrives;
import dev.fairlead.quickstart.call.Expectation.Refused;
import dev.fairlead.quickstart.system.Sighting;
import java.util.Optional;

/** Rows for tests, as if the calls had been made. */
public final class Rows {
    private static final String SYSTEM = "CN=agent";

    private Rows() {}

    /** Alice calls, and the system sees {@code seen} in the handshake. */
    public static Row handshake(String seen) {
        return arrives(new Arrives("alice", "CN=alice", "", ""), new Sighting("erp", "/", seen, "CN=" + seen, "", ""));
    }

    /** Alice calls, and the system sees {@code seen} in the header. */
    public static Row header(String seen) {
        return arrives(
                new Arrives("alice", SYSTEM, "CN=alice", ""), new Sighting("crm", "/", seen, SYSTEM, "CN=" + seen, ""));
    }

    /** Alice is to be refused with 403 and FL-TUN-011, and is refused with {@code code}. */
    public static Row refused(String code) {
        return row(
                new Refused(403, "FL-TUN-011"),
                new Outcome(403, code, code + ": the agent does not expose it", Optional.empty(), 3));
    }

    /** Alice is to be refused with 403 and FL-TUN-011, and gets through. */
    public static Row gotThrough() {
        return row(
                new Refused(403, "FL-TUN-011"),
                new Outcome(200, "", "", Optional.of(new Sighting("erp", "/admin", "alice", "", "", "")), 3));
    }

    private static Row arrives(Expectation expectation, Sighting sighting) {
        return row(expectation, new Outcome(200, "", "", Optional.of(sighting), 12));
    }

    private static Row row(Expectation expectation, Outcome outcome) {
        Call call = new Call(
                "order",
                "order",
                "erp",
                Injection.DESTINATION,
                Route.TUNNEL,
                "PrincipalPropagation",
                "erp/destination",
                Bearer.SIGNED_IN,
                false,
                user -> expectation);
        return new Row(call, "alice", outcome);
    }
}
