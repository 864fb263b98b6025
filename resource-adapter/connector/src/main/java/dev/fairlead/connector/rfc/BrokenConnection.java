package dev.fairlead.connector.rfc;

import dev.fairlead.rfc.RfcErrorGroup;
import dev.fairlead.rfc.RfcException;
import dev.fairlead.rfc.dictionary.SystemInquiry;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which failures end a managed connection (RFC specification, D.5): those after which the session is gone, or the logon
 * or the way to the system does not work. After an exception that a function declares, or a mistake of the caller, the
 * connection is as good as before; so it is when the user may not call a function.
 */
final class BrokenConnection {
    private static final Set<RfcErrorGroup> GROUPS = EnumSet.of(
            RfcErrorGroup.COMMUNICATION,
            RfcErrorGroup.LOGON_FAILURE,
            RfcErrorGroup.SYSTEM_FAILURE,
            RfcErrorGroup.PROTOCOL,
            RfcErrorGroup.REQUEST_CANCELLED,
            RfcErrorGroup.TIMEOUT);

    private BrokenConnection() {}

    static boolean by(RfcException failure) {
        return GROUPS.contains(failure.group()) && !failure.nativeCode().equals(SystemInquiry.NO_AUTHORITY);
    }
}
