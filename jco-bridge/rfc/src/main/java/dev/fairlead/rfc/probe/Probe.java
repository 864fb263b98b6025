package dev.fairlead.rfc.probe;

/** A question to a system (RFC specification, H.2). */
public enum Probe {
    /** RFC_PING, and STFC_CONNECTION with text that is easily spoilt. */
    P1("answers, and gives text back as it was"),
    /** STFC_STRUCTURE with dates and times in either form. */
    P2("understands dates and times"),
    /** STFC_STRUCTURE without its table. */
    P3("answers tables that were not listed"),
    /** Calls with cookies. */
    P4("keeps a session by a cookie"),
    /** RFC_SYSTEM_INFO. */
    P5("says what it is"),
    /** RFC_GET_FUNCTION_INTERFACE for functions of the dictionary. */
    P6("describes functions of the dictionary as they are known"),
    /** DDIF_FIELDINFO_GET for a type of tables. */
    P7("describes types of tables"),
    /** WSDL. */
    P8("describes functions in WSDL"),
    /** RFC_RAISE_ERROR. */
    P9("tells failures apart"),
    /** Functions that are not there, or not for everybody. */
    P10("says that a function is not there, or not allowed"),
    /** Requests in other codings. */
    P11("takes requests compressed, and in chunks"),
    /** STFC_DEEP_TABLE, and names with a namespace. */
    P12("takes deep types and names with a namespace");

    private final String question;

    Probe(String question) {
        this.question = question;
    }

    /** What is asked: the rest of a sentence about the system. */
    public String question() {
        return question;
    }
}
