package dev.fairlead.rfc.transport;

import static dev.fairlead.rfc.metadata.FieldType.charOf;
import static dev.fairlead.rfc.metadata.FieldType.structureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import dev.fairlead.rfc.record.FunctionData;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CallTraceTest {

    /** What a logger was told. */
    private static final class Told extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("fairlead.rfc.wire");
        private final List<String> lines = new ArrayList<>();

        Told() {
            setLevel(Level.ALL);
            logger.addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            lines.add(new SimpleFormatter().formatMessage(entry));
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }

    @Tag("RFC-62")
    @Test
    void aTraceShowsTheCallWithoutWhatIsSecret() {
        RecordType logon = RecordType.named("BAPILOGON")
                .field("BNAME", charOf(12))
                .field("BAPIPWD", charOf(40))
                .build();
        FunctionDescription change = FunctionDescription.named("STFC_CONNECTION")
                .imports("LOGON", structureOf(logon))
                .imports("IBAN", charOf(40))
                .exports("ECHOTEXT", charOf(20))
                .tables("USERS", logon)
                .build();
        try (Told told = new Told();
                AbapPeer system = new AbapPeer((exchange, request) -> {
                    exchange.getResponseHeaders().add("Set-Cookie", "MYSAPSSO2=ticket");
                    AbapPeer.answer(exchange, 200, AbapPeer.MESSAGE, AbapPeer.echo("done"));
                });
                EngineDestination erp = new EngineDestination(system.url())) {
            SoapClient client = new SoapClient(
                    erp,
                    Clients.target(false, true),
                    Clients.options("mask", "bapipwd,iban"),
                    () -> Clients.TESTER,
                    Clock.systemUTC());
            FunctionData call = new FunctionData(change).set("IBAN", "DE4711");
            call.structure("LOGON").set("BNAME", "anna").set("BAPIPWD", "hush");
            call.table("USERS").addRow().set("BNAME", "otto").set("BAPIPWD", "hush");
            client.call(call);
            client.call(call);

            String all = String.join("\n", told.lines);
            assertThat(all)
                    .contains("erp <- STFC_CONNECTION", "BNAME=anna", "BAPIPWD=***", "IBAN=***", "BNAME=otto")
                    .contains("erp -> STFC_CONNECTION", "ECHOTEXT=done")
                    .doesNotContain("hush", "DE4711", "ticket", "geheim", "VEVTVEVS");
        }
    }

    @Test
    void nothingIsToldUnlessAskedFor() {
        try (Told told = new Told();
                AbapPeer system = AbapPeer.answering(200, AbapPeer.MESSAGE, AbapPeer.echo("done"));
                EngineDestination erp = new EngineDestination(system.url())) {
            Clients.client(erp).call(Clients.connection());

            assertThat(told.lines).isEmpty();
        }
    }
}
