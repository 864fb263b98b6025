package dev.fairlead.emulator.module;

import dev.fairlead.emulator.table.AbapTables;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Where a function module runs: who called it, in which session, over which data. */
public interface AbapContext {

    /** Name of the user who logged on, in upper case. */
    String user();

    /** Client of the logon, three digits. */
    String client();

    /** Language of the logon, two letters. */
    String language();

    /** Whether the caller sent a parameter; one that was not sent has its default, or is initial. */
    boolean isSupplied(String parameter);

    /** The system's clock, with its time zone. */
    Clock clock();

    /** Waits on the system's clock; {@link dev.fairlead.emulator.system.Pause} says how tests shorten it. */
    void pause(Duration time);

    /** What modules keep for the length of a session. It begins empty with each call where callers have no session. */
    Map<String, Object> memory();

    /** The system's tables. What a module writes here itself is permanent at once, without a commit. */
    AbapTables tables();

    /** Has something written at the commit, after what was registered before. It is forgotten if no commit comes. */
    void registerUpdate(Runnable update);

    /** Has something done after the next commit that succeeds. */
    void onCommit(Runnable action);

    /** Has something done after the next rollback. */
    void onRollback(Runnable action);

    /**
     * Writes what was registered, all or nothing.
     *
     * @return whether it was written
     */
    boolean commit();

    /** Forgets what was registered. */
    void rollback();

    /** The text of a message in the language of the logon. */
    String text(String messageClass, String number, String... variables);

    /** A declared exception, to be thrown. */
    AbapRaise raise(String exception);

    /** A declared exception with a message, to be thrown. */
    AbapRaise raise(String exception, String messageClass, char type, String number, String... variables);

    /**
     * Sends a message: {@code S}, {@code I} and {@code W} have no effect without a screen, {@code E} and {@code A} end the
     * module, {@code X} ends it with a short dump.
     */
    void message(char type, String messageClass, String number, String... variables);

    /** A short dump, to be thrown. */
    AbapAbort dump(String errorId, String text);
}
