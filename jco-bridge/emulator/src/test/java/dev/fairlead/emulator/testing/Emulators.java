package dev.fairlead.emulator.testing;

import dev.fairlead.emulator.AbapEmulator;
import dev.fairlead.emulator.EmulatorBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Systems for tests: client 100 with the users of the specification (E.9), client 200 without data. */
public final class Emulators {
    public static final Instant NOW = Instant.parse("2025-01-31T10:15:00Z");

    private Emulators() {}

    public static EmulatorBuilder standard() {
        return AbapEmulator.builder()
                .sid("FLD")
                .release("758")
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .client("100")
                .standardUsers("secret")
                .user("TESTER", "secret", user -> user.person("Tess", "Tester").mail("tess@example.com"))
                .user("GERMAN", "secret", user -> user.language("DE"))
                .user("NEWCOMER", "secret", user -> user.initialPassword())
                .client("200")
                .user("TESTER", "secret")
                .standardModules();
    }
}
