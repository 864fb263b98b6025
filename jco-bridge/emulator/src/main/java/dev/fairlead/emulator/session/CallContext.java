package dev.fairlead.emulator.session;

import dev.fairlead.emulator.message.MessageTexts;
import dev.fairlead.emulator.module.AbapAbort;
import dev.fairlead.emulator.module.AbapContext;
import dev.fairlead.emulator.module.AbapRaise;
import dev.fairlead.emulator.system.Logon;
import dev.fairlead.emulator.table.AbapTables;
import dev.fairlead.rfc.RfcMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The context of one call. */
final class CallContext implements AbapContext {
    private final ModuleRunner runner;
    private final Logon logon;
    private final Session session;
    private final Set<String> supplied;

    CallContext(ModuleRunner runner, Logon logon, Session session, Set<String> supplied) {
        this.runner = runner;
        this.logon = logon;
        this.session = session;
        this.supplied = supplied;
    }

    @Override
    public String user() {
        return logon.user().name();
    }

    @Override
    public String client() {
        return logon.user().client();
    }

    @Override
    public String language() {
        return logon.language();
    }

    @Override
    public boolean isSupplied(String parameter) {
        return supplied.contains(parameter.toUpperCase(Locale.ROOT));
    }

    @Override
    public Clock clock() {
        return runner.clock();
    }

    @Override
    public void pause(Duration time) {
        runner.pause(time);
    }

    @Override
    public Map<String, Object> memory() {
        return session.memory();
    }

    @Override
    public AbapTables tables() {
        return runner.tables();
    }

    @Override
    public void registerUpdate(Runnable update) {
        session.registerUpdate(update);
    }

    @Override
    public void onCommit(Runnable action) {
        session.onCommit(action);
    }

    @Override
    public void onRollback(Runnable action) {
        session.onRollback(action);
    }

    @Override
    public boolean commit() {
        Optional<RuntimeException> failure = session.commit(tables());
        failure.ifPresent(cause -> runner.failedUpdates().add(new FailedUpdate(client(), user(), cause.toString())));
        return failure.isEmpty();
    }

    @Override
    public void rollback() {
        session.rollback();
    }

    @Override
    public String text(String messageClass, String number, String... variables) {
        return MessageTexts.text(language(), messageClass, number, List.of(variables));
    }

    @Override
    public AbapRaise raise(String exception) {
        return new AbapRaise(exception, RfcMessage.NONE);
    }

    @Override
    public AbapRaise raise(String exception, String messageClass, char type, String number, String... variables) {
        return new AbapRaise(exception, MessageTexts.of(language(), type, messageClass, number, List.of(variables)));
    }

    @Override
    public void message(char type, String messageClass, String number, String... variables) {
        String text = text(messageClass, number, variables);
        switch (type) {
            case 'S', 'I', 'W' -> {
                // nobody is there to read it
            }
            case 'E', 'A' -> throw new AbapAbort(AbapAbort.MESSAGE_STATE, text);
            case 'X' -> throw dump("MESSAGE_TYPE_X", messageClass + " " + number + ": " + text);
            default -> throw dump("MESSAGE_TYPE_UNKNOWN", "There is no message of type " + type);
        }
    }

    @Override
    public AbapAbort dump(String errorId, String text) {
        return new AbapAbort(errorId, text);
    }
}
