package dev.fairlead.rfc.transport;

import static dev.fairlead.rfc.metadata.FieldType.INT;
import static dev.fairlead.rfc.metadata.FieldType.charOf;

import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Clients the way most tests need them, and a function to call. */
final class Clients {

    static final FunctionDescription CONNECTION = FunctionDescription.named("STFC_CONNECTION")
            .imports("REQUTEXT", charOf(255))
            .exports("ECHOTEXT", charOf(255))
            .build();

    static final FunctionDescription COMMIT = FunctionDescription.named("BAPI_TRANSACTION_COMMIT")
            .optional("WAIT", charOf(1))
            .exports("COUNT", INT)
            .build();

    static final Optional<Principal> TESTER = Optional.of(new Principal("U:TESTER", Optional.empty()));

    private Clients() {}

    static SoapClient client(HttpRoute http, String... options) {
        return client(http, () -> TESTER, options);
    }

    static SoapClient client(HttpRoute http, Supplier<Optional<Principal>> principal, String... options) {
        return new SoapClient(http, target(false, false), options(options), principal, Clock.systemUTC());
    }

    static SoapTarget target(boolean compressed, boolean trace) {
        return new SoapTarget(
                "erp", Optional.of("100"), Optional.of("EN"), "TESTER", true, true, false, false, compressed, trace);
    }

    /** Options by name and value; passwords go over http on the loopback interface. */
    static TransportOptions options(String... namesAndValues) {
        Map<String, String> properties = new HashMap<>();
        properties.put(TransportOptions.PREFIX + "allow_plain", "1");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.put(TransportOptions.PREFIX + namesAndValues[i], namesAndValues[i + 1]);
        }
        return TransportOptions.of("erp", properties);
    }

    static FunctionData connection() {
        return new FunctionData(CONNECTION).set("REQUTEXT", "Fish & Chips");
    }
}
