package dev.fairlead.emulator.http;

import dev.fairlead.emulator.answer.Answer;
import dev.fairlead.emulator.standard.SystemDescription;
import dev.fairlead.emulator.system.SystemFacts;
import dev.fairlead.rfc.record.RecordData;
import dev.fairlead.rfc.soap.XmlNames;

/** What anybody may know of the system: {@code GET /sap/public/info}. */
final class PublicInfo {

    private PublicInfo() {}

    static Answer of(SystemFacts facts) {
        RecordData description = SystemDescription.of(facts);
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<SOAP-ENV:Envelope xmlns:SOAP-ENV=\"http://schemas.xmlsoap.org/soap/envelope/\"><SOAP-ENV:Body>"
                + "<rfc:RFC_SYSTEM_INFO.Response xmlns:rfc=\"urn:sap-com:document:sap:rfc:functions\"><RFCSI>");
        for (int i = 0; i < description.size(); i++) {
            String element = XmlNames.encode(description.name(i));
            xml.append('<').append(element).append('>');
            xml.append(description.getString(i));
            xml.append("</").append(element).append('>');
        }
        return Answer.xml(xml + "</RFCSI></rfc:RFC_SYSTEM_INFO.Response></SOAP-ENV:Body></SOAP-ENV:Envelope>");
    }
}
