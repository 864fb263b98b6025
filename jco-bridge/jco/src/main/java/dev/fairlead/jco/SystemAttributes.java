package dev.fairlead.jco;

import dev.fairlead.rfc.RfcSystemInfo;

/** What is known of a system. */
final class SystemAttributes implements JCoAttributes {
    private final String destination;
    private final RfcSystemInfo system;

    SystemAttributes(String destination, RfcSystemInfo system) {
        this.destination = destination;
        this.system = system;
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
