package dev.fairlead.emulator.local;

import dev.fairlead.emulator.session.ModuleRunner;
import dev.fairlead.emulator.session.Outcome;
import dev.fairlead.emulator.session.Session;
import dev.fairlead.emulator.system.Logon;
import dev.fairlead.rfc.record.FunctionData;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes calls of which nothing comes back, in one session that is committed at the end. */
record SentCalls(ModuleRunner runner, Logon logon, Optional<Passage> passage) {

    /** The calls as they are now, however late and however often they run. */
    Runnable of(FunctionData... functions) {
        List<FunctionData> sent = Stream.of(functions).map(this::arrived).toList();
        return () -> inOneSession(sent.stream().map(this::arrived).toList());
    }

    private FunctionData arrived(FunctionData function) {
        return passage.flatMap(way -> runner.description(function.name()).map(module -> way.there(function, module)))
                .orElse(function);
    }

    private void inOneSession(List<FunctionData> functions) {
        Session session = new Session();
        for (FunctionData function : functions) {
            boolean exists = runner.description(function.name()).isPresent();
            LocalErrors.check(
                    function.name(),
                    exists ? runner.call(logon, session, function) : new Outcome.Missing(function.name()));
        }
        LocalErrors.check("COMMIT WORK", runner.commit(session));
    }
}
