package dev.fairlead.quickstart.app;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/** What an ABAP system saw of a caller, in the words of the other systems. Its functions hear of no certificates. */
final class SystemAnswer {
    private SystemAnswer() {}

    /**
     * Begins an answer.
     *
     * @param called what was called
     * @param user whom the system took the caller for
     */
    static JsonObjectBuilder of(String called, String user) {
        return Json.createObjectBuilder()
                .add("system", "sales")
                .add("path", called)
                .add("user", user)
                .add("tlsSubject", "")
                .add("headerSubject", "")
                .add("authorization", "");
    }
}
