package dev.fairlead.rfc.soap;

/** The namespaces of messages and their descriptions (RFC specification, C.2, C.6.8 and C.9.2). */
final class Namespaces {

    static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String FUNCTIONS = "urn:sap-com:document:sap:rfc:functions";

    /** Of short dumps and error messages; it differs from that of the functions in one word. */
    static final String ERRORS = "urn:sap-com:document:sap:soap:functions";

    static final String WSDL = "http://schemas.xmlsoap.org/wsdl/";
    static final String SCHEMA = "http://www.w3.org/2001/XMLSchema";

    private Namespaces() {}
}
