package dev.fairlead.emulator.wsdl;

import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.soap.XmlNames;
import java.util.List;

/** Writes WSDL of functions (RFC specification, C.9.2): one port type, binding and service for all of them. */
public final class WsdlWriter {
    private static final String FUNCTIONS = "urn:sap-com:document:sap:rfc:functions";
    private static final String[] NAMESPACES = {
        "xmlns:wsdl", "http://schemas.xmlsoap.org/wsdl/",
        "xmlns:soap", "http://schemas.xmlsoap.org/wsdl/soap/",
        "xmlns:xsd", "http://www.w3.org/2001/XMLSchema",
        "xmlns:s0", FUNCTIONS,
        "targetNamespace", FUNCTIONS
    };

    private final Markup markup = new Markup();
    private final List<FunctionDescription> functions;
    private final String name;

    private WsdlWriter(List<FunctionDescription> functions) {
        this.functions = List.copyOf(functions);
        this.name = functions.size() == 1 ? element(functions.get(0)) : "Functions";
    }

    /**
     * The WSDL of these functions.
     *
     * @param address where they are called
     */
    public static String of(List<FunctionDescription> functions, String address) {
        return new WsdlWriter(functions).write(address);
    }

    private static String element(FunctionDescription function) {
        return XmlNames.encode(function.name());
    }

    private String write(String address) {
        markup.element(
                "wsdl:definitions",
                () -> {
                    types();
                    functions.forEach(this::messages);
                    markup.element(
                            "wsdl:portType", () -> functions.forEach(this::operation), "name", name + "PortType");
                    binding();
                    service(address);
                },
                NAMESPACES);
        return markup.document();
    }

    private void types() {
        markup.element(
                "wsdl:types",
                () -> markup.element(
                        "xsd:schema",
                        () -> new SchemaWriter(markup).write(functions),
                        "targetNamespace",
                        FUNCTIONS,
                        "elementFormDefault",
                        "unqualified"));
    }

    private void messages(FunctionDescription function) {
        message(element(function) + "Input", element(function));
        message(element(function) + "Output", element(function) + ".Response");
        if (!function.exceptions().isEmpty()) {
            message(element(function) + ".Exception", element(function) + ".Exception");
        }
    }

    private void message(String message, String element) {
        markup.element(
                "wsdl:message",
                () -> markup.element("wsdl:part", "name", "parameters", "element", "s0:" + element),
                "name",
                message);
    }

    private void operation(FunctionDescription function) {
        String element = element(function);
        markup.element(
                "wsdl:operation",
                () -> {
                    markup.element("wsdl:input", "message", "s0:" + element + "Input");
                    markup.element("wsdl:output", "message", "s0:" + element + "Output");
                    if (!function.exceptions().isEmpty()) {
                        markup.element(
                                "wsdl:fault",
                                "name",
                                element + ".Exception",
                                "message",
                                "s0:" + element + ".Exception");
                    }
                },
                "name",
                element);
    }

    private void binding() {
        markup.element(
                "wsdl:binding",
                () -> {
                    markup.element(
                            "soap:binding", "style", "document", "transport", "http://schemas.xmlsoap.org/soap/http");
                    functions.forEach(this::boundOperation);
                },
                "name",
                name + "Binding",
                "type",
                "s0:" + name + "PortType");
    }

    private void boundOperation(FunctionDescription function) {
        String element = element(function);
        markup.element(
                "wsdl:operation",
                () -> {
                    markup.element("soap:operation", "soapAction", "http://www.sap.com/" + element);
                    markup.element("wsdl:input", () -> markup.element("soap:body", "use", "literal"));
                    markup.element("wsdl:output", () -> markup.element("soap:body", "use", "literal"));
                    if (!function.exceptions().isEmpty()) {
                        String fault = element + ".Exception";
                        markup.element(
                                "wsdl:fault",
                                () -> markup.element("soap:fault", "name", fault, "use", "literal"),
                                "name",
                                fault);
                    }
                },
                "name",
                element);
    }

    private void service(String address) {
        markup.element(
                "wsdl:service",
                () -> markup.element(
                        "wsdl:port",
                        () -> markup.element("soap:address", "location", address),
                        "name",
                        name + "PortType",
                        "binding",
                        "s0:" + name + "Binding"),
                "name",
                name + "Service");
    }
}
