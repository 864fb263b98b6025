package dev.fairlead.rfc.unit;

import dev.fairlead.rfc.RfcMessage;
import dev.fairlead.rfc.RfcRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What functions say in RETURN of their success: an exception is not their way to fail. */
final class ReturnMessage {

    private ReturnMessage() {}

    /** The message if it is one of a failure: of type A or E. */
    static Optional<RfcMessage> failure(RfcRecord bapiret2) {
        String type = bapiret2.getString("TYPE");
        return type.equals("A") || type.equals("E") ? Optional.of(of(bapiret2)) : Optional.empty();
    }

    private static RfcMessage of(RfcRecord bapiret2) {
        List<String> parameters = Stream.of("MESSAGE_V1", "MESSAGE_V2", "MESSAGE_V3", "MESSAGE_V4")
                .map(bapiret2::getString)
                .toList();
        return new RfcMessage(
                bapiret2.getString("ID"),
                bapiret2.getChar("TYPE"),
                bapiret2.getString("NUMBER"),
                bapiret2.getString("MESSAGE"),
                parameters);
    }
}
