package dev.fairlead.quickstart.call;

import dev.fairlead.quickstart.system.Sighting;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * A call that was made.
 *
 * @param call what was called
 * @param user who had signed in
 * @param outcome what came of it
 */
public record Row(Call call, String user, Outcome outcome) {

    /** In what the outcome differs from what was expected; empty if it does not. */
    public List<String> differences() {
        return call.expectation().apply(user).differences(outcome);
    }

    /** Whether the outcome is the expected one. */
    public boolean asExpected() {
        return differences().isEmpty();
    }

    /** Who signed in, as far as the call tells. */
    String signedInAs() {
        return call.bearer() == Bearer.NONE ? "nobody" : user;
    }

    String userSeen() {
        return outcome.sighting()
                .map(Sighting::user)
                .filter(seen -> !seen.isEmpty())
                .orElse("-");
    }

    /** The certificate that made the user known, and where it was. */
    String certificateSeen() {
        return outcome.sighting()
                .map(seen -> {
                    if (!seen.headerSubject().isEmpty()) {
                        return seen.headerSubject() + " in header";
                    }
                    return seen.tlsSubject().isEmpty() ? "-" : seen.tlsSubject() + " in TLS";
                })
                .orElse("-");
    }

    String status() {
        return (outcome.status() + " " + outcome.code()).trim();
    }

    /** For the page. */
    public JsonObject toJson() {
        return Json.createObjectBuilder()
                .add("attempt", call.attempt())
                .add("destination", call.destination())
                .add("injection", call.injection().label())
                .add("route", call.route().label())
                .add("authentication", call.authentication())
                .add("signedInAs", signedInAs())
                .add("userSeen", userSeen())
                .add("certificateSeen", certificateSeen())
                .add("status", status())
                .add("message", outcome.message())
                .add("millis", outcome.millis())
                .add("asExpected", asExpected())
                .add("differences", Json.createArrayBuilder(differences()))
                .build();
    }
}
