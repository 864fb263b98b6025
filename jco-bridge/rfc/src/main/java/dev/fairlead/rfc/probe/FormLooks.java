package dev.fairlead.rfc.probe;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.dictionary.SystemInquiry;
import dev.fairlead.rfc.profile.SystemProfile;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.transport.SoapClient;

/** In what form a system wants its requests (P2, P3 and P11). */
record FormLooks(ProbedSystem system) {

    Finding dates(SystemProfile known) {
        boolean iso = isUnderstood(known.withDateTime(DateTimeForm.ISO));
        boolean compact = isUnderstood(known.withDateTime(DateTimeForm.COMPACT));
        if (iso) {
            return Finding.ok(compact ? "in either form" : "as 2025-01-31 only", known.withDateTime(DateTimeForm.ISO));
        }
        return compact
                ? Finding.differs("as 20250131 only", known.withDateTime(DateTimeForm.COMPACT))
                : Finding.failed("in neither form", known);
    }

    private boolean isUnderstood(SystemProfile known) {
        FunctionData call = ProbeFunctions.structure();
        try {
            system.as(known).call(call);
        } catch (RfcException e) {
            boolean misread =
                    e.group() == RfcErrorGroup.SYSTEM_FAILURE && !e.nativeCode().equals(SystemInquiry.NO_AUTHORITY)
                            || e.group() == RfcErrorGroup.CONVERSION;
            if (!misread) {
                throw e;
            }
            return false;
        }
        return ProbeFunctions.isEchoed(call);
    }

    Finding tables(SystemProfile known) {
        if (!answersTable(known.withEmptyTables(true))) {
            return Finding.failed("no table comes even where it is listed", known);
        }
        boolean needed = !answersTable(known.withEmptyTables(false));
        return Finding.of(needed, needed ? "no" : "yes: they need not be listed", known.withEmptyTables(needed));
    }

    private boolean answersTable(SystemProfile known) {
        FunctionData call = ProbeFunctions.structure();
        system.as(known).call(call);
        return !call.table("RFCTABLE").isEmpty();
    }

    Finding codings(SystemProfile known) {
        boolean gzip = isTaken(system.compressing(known), known);
        boolean chunks = isTaken(system.chunking(known), known);
        String text = (gzip ? "compressed" : "not compressed") + ", " + (chunks ? "in chunks" : "not in chunks");
        return Finding.of(gzip && chunks, text, known.withGzip(gzip).withChunks(chunks));
    }

    /** One that fails although the system answers others was not taken for what it is. */
    private boolean isTaken(SoapClient client, SystemProfile known) {
        FunctionData echo = ProbeFunctions.connection("ahoy");
        try {
            client.call(echo);
            return echo.getString("ECHOTEXT").equals("ahoy");
        } catch (RfcException e) {
            if (e.group() == RfcErrorGroup.LOGON_FAILURE) {
                throw e;
            }
            system.as(known).call(ProbeFunctions.connection("ahoy"));
            return false;
        }
    }
}
