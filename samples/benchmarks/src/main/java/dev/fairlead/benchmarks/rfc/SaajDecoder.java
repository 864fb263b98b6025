package dev.fairlead.benchmarks.rfc;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.soap.MessageFactory;
import jakarta.xml.soap.MimeHeaders;
import jakarta.xml.soap.SOAPException;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A message of SAAJ, whose body JAXB binds. */
final class SaajDecoder implements Decoder {
    private final MessageFactory messages;
    private final JAXBContext binding;

    SaajDecoder() {
        try {
            messages = MessageFactory.newInstance();
            binding = JAXBContext.newInstance(MaterialsResponse.class);
        } catch (SOAPException | JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int rows(byte[] message) throws SOAPException, JAXBException, IOException {
        MimeHeaders headers = new MimeHeaders();
        headers.addHeader("Content-Type", "text/xml; charset=UTF-8");
        MaterialsResponse response = (MaterialsResponse) binding.createUnmarshaller()
                .unmarshal(messages.createMessage(headers, new ByteArrayInputStream(message))
                        .getSOAPBody()
                        .extractContentAsDocument());
        return response.rows.size();
    }
}
