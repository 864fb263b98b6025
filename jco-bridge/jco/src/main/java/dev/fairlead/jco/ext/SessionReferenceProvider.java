package dev.fairlead.jco.ext;

/**
 * Says what the sessions of a thread belong to, so that several threads may share them (RFC specification, B.8). Called by
 * several threads. The methods of sessions of servers are never called: this implementation has no servers.
 */
public interface SessionReferenceProvider {

    /**
     * What this thread works on; null if sessions are the thread's own.
     *
     * @param scopeType always null: scopes are not told apart
     */
    JCoSessionReference getCurrentSessionReference(String scopeType);

    /** Whether somebody still works on it; sessions of what nobody works on are closed. */
    boolean isSessionAlive(String sessionId);

    /** What a call from the system belongs to. */
    JCoSessionReference jcoServerSessionStarted();

    /** A call from the system goes on with a session. */
    void jcoServerSessionContinued(String sessionId);

    /** A session of calls from the system ended. */
    void jcoServerSessionFinished(String sessionId);

    /** A session of calls from the system waits for the next one. */
    void jcoServerSessionPassivated(String sessionId);
}
