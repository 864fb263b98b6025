package dev.fairlead.jco;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.call.RfcCaller;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the calls of a thread to one destination share a session of the system, from {@code begin} to {@code end} (RFC
 * specification, B.8). Without it every call has a session of its own. Who begins must end, best in {@code finally}: what
 * was not committed by then is lost. A thread that goes over to another user has no part in the sessions of the one before.
 */
public abstract class JCoContext {
    private static final ThreadLocal<Map<Object, Conversation>> OPEN = new ThreadLocal<>();

    private JCoContext() {}

    /**
     * Begins a session, or goes on with the one that the thread has: then it takes one more end.
     *
     * @throws JCoRuntimeException if no session can be begun
     */
    public static void begin(JCoDestination destination) {
        DestinationAccess access = SystemDestination.of(destination).access();
        try {
            Conversation conversation = find(access);
            if (conversation == null) {
                conversation = open(access);
            }
            conversation.begin();
        } catch (RfcException e) {
            throw Errors.unchecked(e);
        }
    }

    private static Conversation open(DestinationAccess access) {
        Object identity = access.sessionIdentity();
        Conversation conversation = new Conversation(access.begin());
        if (OPEN.get() == null) {
            OPEN.set(new HashMap<>());
        }
        OPEN.get().put(identity, conversation);
        return conversation;
    }

    /**
     * Undoes one begin; the outermost end ends the session.
     *
     * @throws JCoException of group 136 if the thread did not begin
     */
    public static void end(JCoDestination destination) throws JCoException {
        DestinationAccess access = SystemDestination.of(destination).access();
        try {
            Conversation conversation = find(access);
            if (conversation == null) {
                throw new JCoException(
                        JCoException.JCO_ERROR_ILLEGAL_STATE,
                        "This thread began nothing with destination '" + access.name() + "'");
            }
            if (conversation.end()) {
                forget(conversation);
            }
        } catch (RfcException e) {
            throw Errors.checked(e);
        }
    }

    /** A thread that has no session is left without a trace: it may belong to a pool. */
    private static void forget(Conversation ended) {
        OPEN.get().values().remove(ended);
        if (OPEN.get().isEmpty()) {
            OPEN.remove();
        }
    }

    /** Whether the calls of this thread share a session, as far as the transport can keep one. */
    public static boolean isStateful(JCoDestination destination) {
        try {
            Conversation conversation = find(SystemDestination.of(destination).access());
            return conversation != null && conversation.session().isStateful();
        } catch (RfcException e) {
            throw Errors.unchecked(e);
        }
    }

    /** What the calls of this thread go by. */
    static RfcCaller caller(DestinationAccess access) {
        Conversation conversation = find(access);
        return conversation == null ? access : conversation.session();
    }

    /** Eight digits that are the same for all calls of this thread's session. */
    static String conversationId(DestinationAccess access) {
        Conversation conversation = find(access);
        return conversation == null ? Conversation.newId() : conversation.id();
    }

    private static Conversation find(DestinationAccess access) {
        Map<Object, Conversation> open = OPEN.get();
        return open == null ? null : open.get(access.sessionIdentity());
    }
}
