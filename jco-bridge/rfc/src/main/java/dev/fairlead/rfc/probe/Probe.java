package dev.fairlead.rfc.probe;

/** A question to a system (RFC specification, H.2). */
public enum Probe {
    /** RFC_PING, and STFC_CONNECTION with text that is easily spoilt. */
    P1("Does it answer, and give text back as it was?"),
    /** STFC_STRUCTURE with dates and times in either form. */
    P2("How does it understand dates and times?"),
    /** STFC_STRUCTURE without its table. */
    P3("Does it answer tables that were not listed?"),
    /** Calls with cookies. */
    P4("Does it keep a session by a cookie?"),
    /** RFC_SYSTEM_INFO. */
    P5("What is it?"),
    /** RFC_GET_FUNCTION_INTERFACE for functions of the dictionary. */
    P6("Does it describe the functions of its dictionary as they are known?"),
    /** DDIF_FIELDINFO_GET for a type of tables. */
    P7("Does it describe types of tables?"),
    /** WSDL. */
    P8("Does it describe functions in WSDL?"),
    /** RFC_RAISE_ERROR. */
    P9("How does it tell failures?"),
    /** Functions that are not there, or not for everybody. */
    P10("How does it tell that a function is not there, or not allowed?"),
    /** Requests in other codings. */
    P11("Does it take requests compressed, and in chunks?"),
    /** STFC_DEEP_TABLE, and names with a namespace. */
    P12("Does it take deep types, and names with a namespace?");

    private final String question;

    Probe(String question) {
        this.question = question;
    }

    /** What is asked about the system. */
    public String question() {
        return question;
    }
}
