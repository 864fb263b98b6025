package dev.fairlead.quickstart.call;

import dev.fairlead.quickstart.system.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What must come of a call. */
public sealed interface Expectation {

    /** In what {@code outcome} differs; empty if it is as expected. */
    List<String> differences(Outcome outcome);

    /**
     * The system answers, and has seen exactly this.
     *
     * @param user the user that it concluded
     * @param tlsSubject subject of the certificate in the TLS handshake
     * @param headerSubject subject of the certificate in {@code SSL_CLIENT_CERT}
     * @param authorization scheme of the {@code Authorization} header
     */
    record Arrives(String user, String tlsSubject, String headerSubject, String authorization) implements Expectation {

        @Override
        public List<String> differences(Outcome outcome) {
            List<String> found = new ArrayList<>();
            compare(found, "status", 200, outcome.status());
            Optional<Sighting> sighting = outcome.sighting();
            if (sighting.isEmpty()) {
                found.add("the system did not see it: " + outcome.code() + " " + outcome.message());
                return found;
            }
            compare(found, "user", user, sighting.get().user());
            compare(found, "certificate in TLS", tlsSubject, sighting.get().tlsSubject());
            compare(
                    found,
                    "certificate in header",
                    headerSubject,
                    sighting.get().headerSubject());
            compare(found, "authorization", authorization, sighting.get().authorization());
            return found;
        }
    }

    /**
     * The system does not get to see it.
     *
     * @param status HTTP status with which the application answers
     * @param code Fairlead's error; empty if the container refuses the caller before Fairlead is asked
     */
    record Refused(int status, String code) implements Expectation {

        @Override
        public List<String> differences(Outcome outcome) {
            List<String> found = new ArrayList<>();
            compare(found, "status", status, outcome.status());
            compare(found, "code", code, outcome.code());
            outcome.sighting().ifPresent(sighting -> found.add("the system saw it: " + sighting));
            if (!found.isEmpty() && !outcome.message().isEmpty()) {
                found.add("message: " + outcome.message());
            }
            return found;
        }
    }

    /**
     * The system answers a program, which prints these lines among others.
     *
     * @param arrival what the system has seen
     * @param lines what the program prints of the answers
     */
    record Prints(Arrives arrival, List<String> lines) implements Expectation {

        @Override
        public List<String> differences(Outcome outcome) {
            List<String> found = new ArrayList<>(arrival.differences(outcome));
            List<String> printed = outcome.message().lines().toList();
            lines.stream()
                    .filter(line -> !printed.contains(line))
                    .forEach(line -> found.add("it did not print '" + line + "'"));
            return found;
        }
    }

    private static void compare(List<String> differences, String what, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            differences.add(what + " is '" + actual + "', expected '" + expected + "'");
        }
    }
}
