package dev.fairlead.rfc.transport;

import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.RfcSystemInfo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a system says of itself (RFC specification, C.11). */
final class SystemInfoReader {

    private static final Pattern INSTANCE = Pattern.compile("\\S+_[A-Za-z0-9]{3}_(\\d{2})");

    private SystemInfoReader() {}

    /** @param system the structure {@code RFCSI_EXPORT} */
    static RfcSystemInfo read(RfcRecord system, SoapTarget target) {
        return new RfcSystemInfo(
                system.getString("RFCSYSID"),
                systemNumber(system.getString("RFCDEST")),
                first(system.getString("RFCHOST2"), system.getString("RFCHOST")),
                first(system.getString("RFCIPV6ADDR"), system.getString("RFCIPADDR")),
                system.getString("RFCSAPRL"),
                system.getString("RFCKERNRL"),
                system.getString("RFCCHARTYP"),
                target.client().orElse(""),
                target.user(),
                target.userVerified(),
                target.language().orElse(""));
    }

    private static String first(String preferred, String otherwise) {
        return preferred.isEmpty() ? otherwise : preferred;
    }

    private static String systemNumber(String name) {
        Matcher instance = INSTANCE.matcher(name);
        return instance.matches() ? instance.group(1) : "";
    }
}
