package dev.fairlead.emulator.standard;

import dev.fairlead.emulator.system.SystemFacts;
import dev.fairlead.rfc.RfcRecord;
import dev.fairlead.rfc.dictionary.DictionaryFunctions;
import dev.fairlead.rfc.record.RecordData;

/** The structure {@code RFCSI} of a system. */
public final class SystemDescription {
    private static final String HOST = "localhost";
    private static final String IPV4 = "127.0.0.1";
    private static final String IPV6 = "::ffff:127.0.0.1";

    private SystemDescription() {}

    /** The structure with all that the system says of itself. */
    public static RecordData of(SystemFacts facts) {
        RecordData description = new RecordData(DictionaryFunctions.RFCSI);
        fill(facts, description);
        return description;
    }

    static void fill(SystemFacts facts, RfcRecord description) {
        int zone = facts.clock()
                .getZone()
                .getRules()
                .getOffset(facts.clock().instant())
                .getTotalSeconds();
        boolean summer = facts.clock()
                .getZone()
                .getRules()
                .isDaylightSavings(facts.clock().instant());
        description
                .set("RFCPROTO", "011")
                .set("RFCCHARTYP", "4103")
                .set("RFCINTTYP", "LIT")
                .set("RFCFLOTYP", "IE3")
                .set("RFCDEST", HOST + "_" + facts.sid() + "_" + facts.number())
                .set("RFCHOST", HOST)
                .set("RFCSYSID", facts.sid())
                .set("RFCDATABS", facts.sid())
                .set("RFCDBHOST", HOST)
                .set("RFCDBSYS", "HDB")
                .set("RFCSAPRL", facts.release())
                .set("RFCMACH", "  390")
                .set("RFCOPSYS", "Linux")
                .set("RFCTZONE", "%6d".formatted(zone))
                .set("RFCDAYST", summer ? "X" : "")
                .set("RFCIPADDR", IPV4)
                .set("RFCKERNRL", facts.kernelRelease())
                .set("RFCHOST2", HOST)
                .set("RFCIPV6ADDR", IPV6);
    }
}
