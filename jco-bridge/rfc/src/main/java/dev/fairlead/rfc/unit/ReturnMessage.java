package dev.fairlead.rfc.unit;

import dev.fairlead.rfc.RfcFunction;
import dev.fairlead.rfc.RfcMessage;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What functions say in RETURN of their success: an exception is not their way to fail. */
public final class ReturnMessage {
    private static final String PARAMETER = "RETURN";

    private ReturnMessage() {}

    /** The first message of a failure, of type A or E, in the function's parameter RETURN, a structure or a table. */
    public static Optional<RfcMessage> failure(RfcFunction function) {
        return Stream.of(function.exports(), function.changing(), function.tables())
                .filter(parameters -> parameters.has(PARAMETER))
                .flatMap(parameters -> messages(parameters.get(PARAMETER)))
                .flatMap(message -> failure(message).stream())
                .findFirst();
    }

    private static Stream<RfcRecord> messages(Object returned) {
        if (returned instanceof RfcTable table) {
            return table.stream();
        }
        return returned instanceof RfcRecord message ? Stream.of(message) : Stream.empty();
    }

    /** The message if it is one of a failure: of type A or E. */
    static Optional<RfcMessage> failure(RfcRecord message) {
        String type = text(message, "TYPE");
        return type.equals("A") || type.equals("E") ? Optional.of(of(message, type)) : Optional.empty();
    }

    private static RfcMessage of(RfcRecord message, String type) {
        List<String> parameters = Stream.of("MESSAGE_V1", "MESSAGE_V2", "MESSAGE_V3", "MESSAGE_V4")
                .map(name -> text(message, name))
                .toList();
        return new RfcMessage(
                text(message, "ID"), type.charAt(0), text(message, "NUMBER"), text(message, "MESSAGE"), parameters);
    }

    /** The older forms of messages lack some of the fields. */
    private static String text(RfcRecord message, String field) {
        return message.has(field) ? message.getString(field) : "";
    }
}
