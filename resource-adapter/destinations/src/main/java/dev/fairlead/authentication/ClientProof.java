package dev.fairlead.authentication;

import java.util.List;
import java.util.Map;

/**
 * What one request says to show which client asks.
 *
 * @param parameters form parameters
 * @param headers header fields
 * @param renew forgets what can be had anew, such as another destination's assertion; returns whether there was any
 */
record ClientProof(List<Map.Entry<String, String>> parameters, List<Map.Entry<String, String>> headers, Renewal renew) {

    /** Forgets an assertion that was refused. */
    @FunctionalInterface
    interface Renewal {
        /** There is nothing to have anew. */
        Renewal NONE = () -> false;

        /** Whether another attempt would say something else. */
        boolean forget();
    }

    static ClientProof of(List<Map.Entry<String, String>> parameters) {
        return new ClientProof(parameters, List.of(), Renewal.NONE);
    }

    /** Nothing: parameters and header fields are secret. */
    @Override
    public String toString() {
        return "ClientProof";
    }
}
