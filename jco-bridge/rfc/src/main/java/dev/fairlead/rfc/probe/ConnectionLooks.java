package dev.fairlead.rfc.probe;

import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.transport.SoapClient;
import dev.fairlead.rfc.transport.SoapSession;
import java.util.ArrayList;
import java.util.List;

/** Whether a system answers, as what, and whether it remembers (P1, P4 and P5). */
record ConnectionLooks(ProbedSystem system) {
    private static final String EASILY_SPOILT = "  Größe ÄÖÜ & <Tau> \"12\" 'm'  x";

    Finding answers(SystemProfile known) {
        SoapClient client = system.as(known);
        client.ping();
        FunctionData echo = ProbeFunctions.connection(EASILY_SPOILT);
        client.call(echo);
        boolean same = echo.getString("ECHOTEXT").equals(echo.getString("REQUTEXT"));
        return Finding.of(
                same,
                same
                        ? "yes: umlauts, blanks in front, & < > and quotes stay"
                        : "umlauts, blanks, & < > or quotes are changed",
                known);
    }

    /** The second call is made with the cookies of the first. */
    Finding keepsSession(SystemProfile known) {
        try (SoapSession session = system.as(known.withSessions(true)).begin()) {
            session.call(ProbeFunctions.connection("1"));
            if (session.isStateful()) {
                session.call(ProbeFunctions.connection("2"));
            }
            boolean kept = session.isStateful();
            return Finding.of(
                    !kept,
                    kept ? "yes: sap-contextid comes, and stays" : "no: no sap-contextid comes",
                    known.withSessions(kept));
        }
    }

    Finding saysWhatItIs(SystemProfile known) {
        RfcSystemInfo info = system.as(known).systemInfo();
        List<String> missing = new ArrayList<>();
        if (info.systemNumber().isEmpty()) {
            missing.add("system number");
        }
        if (info.codePage().isEmpty()) {
            missing.add("code page");
        }
        if (info.kernelRelease().isEmpty()) {
            missing.add("kernel");
        }
        String text = info.systemId() + ", release " + info.release() + ", kernel " + info.kernelRelease()
                + ", code page " + info.codePage()
                + (missing.isEmpty() ? "" : "; without " + String.join(", ", missing));
        return Finding.of(missing.isEmpty(), text, known.withSystem(info.systemId(), info.release()));
    }
}
