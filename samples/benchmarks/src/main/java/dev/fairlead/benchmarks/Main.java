package dev.fairlead.benchmarks;

import dev.fairlead.benchmarks.rfc.RfcCalls;
import dev.fairlead.benchmarks.tunnel.Battery;
import java.util.Arrays;

/**
 * The executable jar: {@code tunnel} and its options for the tunnel's battery, {@code rfc} for the answers of functions,
 * otherwise calls by destination.
 */
public final class Main {
    private static final String TUNNEL = "tunnel";
    private static final String RFC = "rfc";

    private Main() {}

    /** Passes the arguments on. */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(TUNNEL)) {
            Battery.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else if (arguments.length > 0 && arguments[0].equals(RFC)) {
            RfcCalls.main(Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            // threads of the SDK that are no daemons must not keep the process
            System.exit(Calls.command().execute(arguments));
        }
    }
}
