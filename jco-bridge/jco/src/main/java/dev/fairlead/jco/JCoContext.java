package dev.fairlead.jco;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.call.RfcCaller;

/**
 * Makes the calls of a thread to one destination share a session of the system, from {@code begin} to {@code end} (RFC
 * specification, B.8). Without it every call has a session of its own. Who begins must end, best in {@code finally}: what
 * was not committed by then is lost. A thread that goes over to another user has no part in the sessions of the one before.
 * Where a {@link dev.fairlead.jco.ext.SessionReferenceProvider} knows what a thread works on, sessions belong to that work.
 */
public abstract class JCoContext {
    private JCoContext() {}

    /**
     * Begins a session, or goes on with the one that the thread has: then it takes one more end.
     *
     * @throws JCoRuntimeException if no session can be begun
     */
    public static void begin(JCoDestination destination) {
        try {
            Conversations.begin(SystemDestination.of(destination).access());
        } catch (RfcException e) {
            throw Errors.unchecked(e);
        }
    }

    /**
     * Undoes one begin; the outermost end ends the session.
     *
     * @throws JCoException of group 136 if the thread did not begin
     */
    public static void end(JCoDestination destination) throws JCoException {
        try {
            DestinationAccess access = SystemDestination.of(destination).access();
            Conversation conversation = Conversations.find(access);
            if (conversation == null) {
                throw new JCoException(
                        JCoException.JCO_ERROR_ILLEGAL_STATE,
                        "This thread began nothing with destination '" + access.name() + "'");
            }
            Conversations.end(conversation);
        } catch (RfcException e) {
            throw Errors.checked(e);
        }
    }

    /** Whether the calls of this thread share a session, as far as the transport can keep one. */
    public static boolean isStateful(JCoDestination destination) {
        try {
            Conversation conversation =
                    Conversations.find(SystemDestination.of(destination).access());
            return conversation != null && conversation.isStateful();
        } catch (RfcException e) {
            throw Errors.unchecked(e);
        }
    }

    /** What the calls of this thread go by. */
    static RfcCaller caller(DestinationAccess access) {
        Conversation conversation = Conversations.find(access);
        return conversation == null ? access : conversation::call;
    }

    /** Eight digits that are the same for all calls of this thread's session. */
    static String conversationId(DestinationAccess access) {
        Conversation conversation = Conversations.find(access);
        return conversation == null ? Conversation.newId() : conversation.id();
    }
}
