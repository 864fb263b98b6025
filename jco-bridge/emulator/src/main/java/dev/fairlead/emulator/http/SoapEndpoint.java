package dev.fairlead.emulator.http;

import dev.fairlead.emulator.answer.Answer;
import dev.fairlead.emulator.fault.FaultPlan;
import dev.fairlead.emulator.fault.Faults;
import dev.fairlead.emulator.session.ModuleRunner;
import dev.fairlead.emulator.session.Outcome;
import dev.fairlead.emulator.session.Session;
import dev.fairlead.emulator.system.Logon;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import dev.fairlead.rfc.soap.DateTimeForm;
import dev.fairlead.rfc.soap.Limits;
import dev.fairlead.rfc.soap.SoapCodec;
import dev.fairlead.rfc.soap.SoapFault;
import dev.fairlead.rfc.soap.WireFormatException;
import java.io.IOException;
import java.util.Optional;

/** Calls of function modules: {@code POST /sap/bc/soap/rfc}. */
final class SoapEndpoint implements Endpoint {
    private final SoapCodec codec = new SoapCodec(Limits.DEFAULT, false);
    private final ModuleRunner runner;
    private final CookieSessions sessions;
    private final boolean stateful;
    private final Faults faults;

    SoapEndpoint(ModuleRunner runner, CookieSessions sessions, boolean stateful, Faults faults) {
        this.runner = runner;
        this.faults = faults;
        this.sessions = sessions;
        this.stateful = stateful;
    }

    /** Ends the reading of a request that calls what is not there. */
    private static final class MissingFunctionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingFunctionException(String function) {
            super(function, null, false, false);
        }
    }

    @Override
    public Answer answer(Request request, Logon logon) throws IOException {
        Optional<String> id = stateful ? request.cookie(CookieSessions.COOKIE) : Optional.empty();
        if (request.parameter("sap-sessioncmd")
                .filter("close"::equalsIgnoreCase)
                .isPresent()) {
            id.ifPresent(sessions::end);
            return Answer.empty(200);
        }
        if (!request.method().equals("POST")) {
            return Answer.empty(405).with("Allow", "POST");
        }
        FunctionData function;
        try {
            function = codec.readRequest(request.body(), request.charset(), this::description);
        } catch (MissingFunctionException e) {
            return fault(FaultMessages.missing(e.getMessage()));
        } catch (WireFormatException e) {
            return fault(SoapFault.of("Client", "The request " + e.getMessage(), ""));
        } catch (RfcException e) {
            return fault(SoapFault.of("Client", e.getMessage(), ""));
        }
        FaultPlan plan = faults.plan(function.name(), logon.user().name());
        Optional<Answer> instead = plan.before(runner::pause, () -> id.ifPresent(sessions::end));
        return instead.isPresent() ? instead.get() : plan.after(run(id, logon, function), function.description());
    }

    private Answer run(Optional<String> id, Logon logon, FunctionData function) {
        if (id.isPresent()) {
            return inSession(id.get(), logon, function);
        }
        if (stateful) {
            String begun = sessions.begin(logon);
            return inSession(begun, logon, function)
                    .with("Set-Cookie", CookieSessions.COOKIE + "=" + begun + "; path=/");
        }
        return answer(function, runner.call(logon, function));
    }

    private FunctionDescription description(String name) {
        return runner.description(name).orElseThrow(() -> new MissingFunctionException(name));
    }

    private Answer inSession(String id, Logon logon, FunctionData function) {
        Optional<Session> session = sessions.find(id, logon);
        return session.isPresent()
                ? answer(function, runner.call(logon, session.get(), function))
                : Answer.page(400, "Session not found", "The session has ended.");
    }

    private Answer answer(FunctionData function, Outcome outcome) {
        Optional<SoapFault> fault = FaultMessages.of(function.name(), outcome);
        if (fault.isPresent()) {
            return fault(fault.get());
        }
        try {
            return Answer.soap(200, codec.response(function, DateTimeForm.ISO)::writeTo);
        } catch (RfcException e) {
            return fault(SoapFault.of(new SoapFault.Failed("CONVERSION_ERROR", e.getMessage())));
        }
    }

    private Answer fault(SoapFault fault) {
        return Answer.soap(500, out -> codec.writeFault(fault, out));
    }
}
