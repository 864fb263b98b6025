package dev.fairlead.rfc.soap;

/** The namespaces of the messages (RFC specification, C.2 and C.6.8). */
final class Namespaces {

    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String FUNCTIONS = "urn:sap-com:document:sap:rfc:functions";

    /** Of short dumps and error messages; it differs from that of the functions in one word. */
    static final String ERRORS = "urn:sap-com:document:sap:soap:functions";

    private Namespaces() {}
}
