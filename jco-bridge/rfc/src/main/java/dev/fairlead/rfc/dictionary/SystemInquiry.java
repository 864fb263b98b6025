package dev.fairlead.rfc.dictionary;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcSystemException;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.call.RfcCaller;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.record.FunctionData;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a system whether it answers, and what it is (RFC specification, C.11). */
public final class SystemInquiry {

    /** The code of a fault that says that the user may not call the function. */
    public static final String NO_AUTHORITY = "NO_AUTHORITY";

    private static final System.Logger LOG = System.getLogger("fairlead.rfc.call");
    private static final FunctionDescription PING =
            FunctionDescription.named("RFC_PING").build();
    private static final Pattern INSTANCE = Pattern.compile("\\S+_[A-Za-z0-9]{3}_(\\d{2})");

    private SystemInquiry() {}

    /**
     * Who is logged on; the system does not say it.
     *
     * @param client three digits, or empty
     * @param user empty if it is not known
     * @param verified whether the system has confirmed the user's name
     * @param language as at logon, or empty
     */
    public record LoggedOn(String client, String user, boolean verified, String language) {}

    /** A user who may not call the function for it is logged on, too. */
    public static void ping(RfcCaller caller) {
        try {
            caller.call(new FunctionData(PING));
        } catch (RfcSystemException e) {
            if (!e.nativeCode().equals(NO_AUTHORITY)) {
                throw e;
            }
            LOG.log(System.Logger.Level.DEBUG, "The user may not call RFC_PING, but is logged on");
        }
    }

    /** Calls the system. */
    public static RfcSystemInfo ask(RfcCaller caller, LoggedOn user) {
        FunctionData question = new FunctionData(DictionaryFunctions.RFC_SYSTEM_INFO);
        caller.call(question);
        return read(question.structure("RFCSI_EXPORT"), user);
    }

    static RfcSystemInfo read(RfcRecord system, LoggedOn user) {
        return new RfcSystemInfo(
                system.getString("RFCSYSID"),
                systemNumber(system.getString("RFCDEST")),
                first(system.getString("RFCHOST2"), system.getString("RFCHOST")),
                first(system.getString("RFCIPV6ADDR"), system.getString("RFCIPADDR")),
                system.getString("RFCSAPRL"),
                system.getString("RFCKERNRL"),
                system.getString("RFCCHARTYP"),
                user.client(),
                user.user(),
                user.verified(),
                user.language());
    }

    private static String first(String preferred, String otherwise) {
        return preferred.isEmpty() ? otherwise : preferred;
    }

    private static String systemNumber(String name) {
        Matcher instance = INSTANCE.matcher(name);
        return instance.matches() ? instance.group(1) : "";
    }
}
