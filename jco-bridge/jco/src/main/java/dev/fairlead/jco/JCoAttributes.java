package dev.fairlead.jco;

import java.net.InetAddress;

/** What a system says of itself, and for whom it was asked (RFC specification, C.11). What is not known is null. */
public interface JCoAttributes {

    /** Name of the destination. */
    String getDestination();

    /** Name of this machine. */
    String getHost();

    /** Name of the application server. */
    String getPartnerHost();

    /** Address of the application server. */
    InetAddress getPartnerInetAddress();

    /** Three characters. */
    String getSystemID();

    /** Two digits. */
    String getSystemNumber();

    /** Three digits. */
    String getClient();

    /** Whom the calls act for. */
    String getUser();

    /** One character, as ABAP has it. */
    String getLanguage();

    /** Two letters. */
    String getISOLanguage();

    /** SAP's number of the code page of text in this process. */
    String getOwnCodepage();

    /** Character set of text in this process. */
    String getOwnCharset();

    /** Encoding of text in this process, by Java's name. */
    String getOwnEncoding();

    /** Bytes of a character in this process. */
    int getOwnBytesPerChar();

    /** SAP's number of the code page, {@code 4103}. */
    String getPartnerCodepage();

    /** The system's character set. */
    String getPartnerCharset();

    /** The system's encoding of text, by Java's name. */
    String getPartnerEncoding();

    /** Bytes of a character in the system: 2 with Unicode, else 1. */
    int getPartnerBytesPerChar();

    /** Release of this client. */
    String getRelease();

    /** Release of the ABAP software, {@code 758}. */
    String getPartnerRelease();

    /** Release of the kernel. */
    String getKernelRelease();

    /** The release as a number; 0 if it is none. */
    int getPartnerReleaseNumber();

    /** {@code 3} for an ABAP system. */
    char getPartnerType();

    /** {@code 1} if calls are traced, else {@code 0}. */
    char getTrace();

    /** {@code C} for a client. */
    char getRfcRole();

    /** {@code E} for an external program. */
    char getType();

    /** Eight digits that tell a session from others in logs. */
    String getCPICConversationID();

    /** A logon ticket that the system gave; null without one. */
    String getSSOTicket();
}
