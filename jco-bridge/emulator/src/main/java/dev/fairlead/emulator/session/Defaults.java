package dev.fairlead.emulator.session;

import dev.fairlead.emulator.system.Logon;
import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.ParameterDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.record.RecordData;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives parameters that were not sent the values that the interface states for them. */
final class Defaults {
    private static final String QUOTE = "'";

    private final Logon logon;
    private final Clock clock;

    Defaults(Logon logon, Clock clock) {
        this.logon = logon;
        this.clock = clock;
    }

    /** Fills in what is missing and returns the names of what was there. */
    Set<String> fill(FunctionData function) {
        Set<String> supplied = new HashSet<>();
        for (Direction direction : List.of(Direction.IMPORT, Direction.CHANGING, Direction.TABLES)) {
            RecordData values = function.values(direction);
            for (int i = 0; i < values.size(); i++) {
                ParameterDescription parameter =
                        function.description().parameters(direction).parameter(i);
                if (values.isSet(i)) {
                    supplied.add(parameter.name());
                } else if (!parameter.defaultValue().isEmpty()) {
                    values.set(i, value(parameter.defaultValue()));
                }
            }
        }
        return supplied;
    }

    private Object value(String text) {
        if (text.length() >= 2 && text.startsWith(QUOTE) && text.endsWith(QUOTE)) {
            return text.substring(1, text.length() - 1).replace("''", QUOTE);
        }
        return switch (text) {
            case "SPACE" -> "";
            case "SY-LANGU" -> logon.language().substring(0, 1);
            case "SY-MANDT" -> logon.user().client();
            case "SY-UNAME" -> logon.user().name();
            case "SY-DATUM" -> LocalDate.now(clock);
            case "SY-UZEIT" -> LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
            default -> text;
        };
    }
}
