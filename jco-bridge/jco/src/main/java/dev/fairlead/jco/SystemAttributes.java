package dev.fairlead.jco;

import dev.fairlead.jco.spi.DestinationAccess;
import dev.fairlead.rfc.RfcSystemInfo;
import dev.fairlead.rfc.transport.Languages;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** What is known of a system. */
final class SystemAttributes implements JCoAttributes {
    /** What can be made an address without asking anybody. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final String destination;
    private final RfcSystemInfo system;
    private final boolean traced;
    private final String conversation;

    private SystemAttributes(String destination, RfcSystemInfo system, boolean traced, String conversation) {
        this.destination = destination;
        this.system = system;
        this.traced = traced;
        this.conversation = conversation;
    }

    /** Asks the system, unless the way to it knows already. */
    static JCoAttributes of(DestinationAccess access) {
        return new SystemAttributes(
                access.name(),
                access.systemInfo(),
                "1".equals(access.properties().get("jco.client.trace")),
                JCoContext.conversationId(access));
    }

    @Override
    public String getHost() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return null;
        }
    }

    @Override
    public InetAddress getPartnerInetAddress() {
        try {
            return ADDRESS.matcher(system.address()).matches() ? InetAddress.getByName(system.address()) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    @Override
    public String getLanguage() {
        return Texts.orNull(Languages.forAbap(system.language()));
    }

    @Override
    public String getOwnCodepage() {
        return CodePages.OWN;
    }

    @Override
    public String getOwnCharset() {
        return getOwnEncoding();
    }

    @Override
    public String getOwnEncoding() {
        return CodePages.encoding(CodePages.OWN);
    }

    @Override
    public int getOwnBytesPerChar() {
        return Character.BYTES;
    }

    @Override
    public String getPartnerCharset() {
        return getPartnerEncoding();
    }

    @Override
    public String getPartnerEncoding() {
        return CodePages.encoding(system.codePage());
    }

    @Override
    public String getRelease() {
        return Version.VALUE;
    }

    @Override
    public char getPartnerType() {
        return '3';
    }

    @Override
    public char getTrace() {
        return traced ? '1' : '0';
    }

    @Override
    public char getRfcRole() {
        return 'C';
    }

    @Override
    public char getType() {
        return 'E';
    }

    @Override
    public String getCPICConversationID() {
        return conversation;
    }

    /** No transport asks for one. */
    @Override
    public String getSSOTicket() {
        return null;
    }

    @Override
    public String getDestination() {
        return destination;
    }

    @Override
    public String getSystemID() {
        return Texts.orNull(system.systemId());
    }

    @Override
    public String getSystemNumber() {
        return Texts.orNull(system.systemNumber());
    }

    @Override
    public String getPartnerHost() {
        return Texts.orNull(system.host());
    }

    @Override
    public String getClient() {
        return Texts.orNull(system.client());
    }

    @Override
    public String getUser() {
        return Texts.orNull(system.user());
    }

    @Override
    public String getISOLanguage() {
        return Texts.orNull(system.language());
    }

    @Override
    public String getPartnerRelease() {
        return Texts.orNull(system.release());
    }

    @Override
    public String getKernelRelease() {
        return Texts.orNull(system.kernelRelease());
    }

    @Override
    public String getPartnerCodepage() {
        return Texts.orNull(system.codePage());
    }

    /** Old releases have a letter, such as {@code 46C}. */
    @Override
    public int getPartnerReleaseNumber() {
        return system.release().matches("\\d{1,9}") ? Integer.parseInt(system.release()) : 0;
    }

    @Override
    public int getPartnerBytesPerChar() {
        return system.isUnicode() ? 2 : 1;
    }

    @Override
    public String toString() {
        return "attributes of " + destination;
    }
}
