package dev.fairlead.benchmarks.rfc;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.SOAPConnection;
import jakarta.xml.soap.SOAPConnectionFactory;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPMessage;
import java.net.URI;
import javax.xml.namespace.QName;

/** A connection of SAAJ; JAXB binds the answer. */
final class SaajCaller implements Caller {
    private final String server;
    private final MessageFactory messages;
    private final SOAPConnection connection;
    private final JAXBContext binding;

    SaajCaller(URI server) {
        this.server = server.toString();
        try {
            messages = MessageFactory.newInstance();
            connection = SOAPConnectionFactory.newInstance().createConnection();
            binding = JAXBContext.newInstance(MaterialsResponse.class);
        } catch (SOAPException | JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int rows() throws SOAPException, JAXBException {
        SOAPMessage request = messages.createMessage();
        request.getSOAPBody()
                .addBodyElement(new QName(Messages.NAMESPACE, Messages.NAME, "rfc"))
                .addChildElement("ROWS");
        SOAPMessage response = connection.call(request, server);
        return ((MaterialsResponse) binding.createUnmarshaller()
                        .unmarshal(response.getSOAPBody().extractContentAsDocument()))
                .rows.size();
    }
}
