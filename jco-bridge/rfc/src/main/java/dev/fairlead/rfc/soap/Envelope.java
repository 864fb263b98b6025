package dev.fairlead.rfc.soap;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What stands around each message (RFC specification, C.2), and faults, which are written as a whole. */
final class Envelope {

    static final byte[] OPEN =
            XmlOutput.utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV=\""
                    + Namespaces.SOAP + "\"><SOAP-ENV:Body>");
    static final byte[] CLOSE = XmlOutput.utf8("</SOAP-ENV:Body></SOAP-ENV:Envelope>");

    private Envelope() {}

    static void write(SoapFault fault, OutputStream stream) throws IOException {
        XmlOutput out = new XmlOutput(stream);
        out.markup(OPEN);
        open(out, "SOAP-ENV:Fault");
        element(out, "faultcode", "SOAP-ENV:" + fault.code());
        element(out, "faultstring", fault.text());
        open(out, "detail");
        if (fault.raised().isPresent()) {
            raised(out, fault.raised().get());
        } else if (fault.error().isPresent()) {
            out.markup(XmlOutput.utf8("<rfc:Error xmlns:rfc=\"" + Namespaces.ERRORS + "\">"));
            element(out, "type", fault.error().get().type());
            element(out, "message", fault.error().get().message());
            close(out, "rfc:Error");
        } else {
            text(out, fault.detail());
        }
        close(out, "detail");
        close(out, "SOAP-ENV:Fault");
        out.markup(CLOSE);
        out.flush();
    }

    private static void raised(XmlOutput out, SoapFault.Raised raised) throws IOException {
        String name = "rfc:" + XmlNames.encode(raised.function()) + ".Exception";
        out.markup(XmlOutput.utf8("<" + name + " xmlns:rfc=\"" + Namespaces.FUNCTIONS + "\">"));
        element(out, "Name", XmlNames.encode(raised.name()));
        if (!raised.text().isEmpty()) {
            element(out, "Text", raised.text());
        }
        if (!raised.messageClass().isEmpty() || !raised.number().isEmpty()) {
            open(out, "Message");
            element(out, "ID", raised.messageClass());
            element(out, "Number", raised.number());
            attributes(out, raised.parameters());
            close(out, "Message");
        }
        close(out, name);
    }

    private static void attributes(XmlOutput out, List<String> parameters) throws IOException {
        if (parameters.isEmpty()) {
            return;
        }
        open(out, "Attributes");
        for (int i = 0; i < parameters.size(); i++) {
            element(out, "V" + (i + 1), parameters.get(i));
        }
        close(out, "Attributes");
    }

    private static void element(XmlOutput out, String name, String text) throws IOException {
        open(out, name);
        text(out, text);
        close(out, name);
    }

    private static void open(XmlOutput out, String name) throws IOException {
        out.markup(XmlOutput.utf8("<" + name + ">"));
    }

    private static void close(XmlOutput out, String name) throws IOException {
        out.markup(XmlOutput.utf8("</" + name + ">"));
    }

    /** A fault is told in any case; what XML cannot carry is replaced. */
    private static void text(XmlOutput out, String text) throws IOException {
        String carried = text;
        for (int at = XmlCharacters.firstIllegal(carried); at >= 0; at = XmlCharacters.firstIllegal(carried)) {
            carried = carried.substring(0, at) + '#' + carried.substring(at + 1);
        }
        out.text(carried, 0, carried.length());
    }
}
