package dev.fairlead.jco;

/** What a system says of itself, and for whom it was asked (RFC specification, C.11). What is not known is null. */
public interface JCoAttributes {

    /** Name of the destination. */
    String getDestination();

    /** Three characters. */
    String getSystemID();

    /** Two digits. */
    String getSystemNumber();

    /** Name of the application server. */
    String getPartnerHost();

    /** Three digits. */
    String getClient();

    /** Whom the calls act for. */
    String getUser();

    /** Two letters. */
    String getISOLanguage();

    /** Release of the ABAP software, {@code 758}. */
    String getPartnerRelease();

    /** Release of the kernel. */
    String getKernelRelease();

    /** SAP's number of the code page, {@code 4103}. */
    String getPartnerCodepage();

    /** The release as a number; 0 if it is none. */
    int getPartnerReleaseNumber();

    /** Bytes of a character in the system: 2 with Unicode, else 1. */
    int getPartnerBytesPerChar();
}
