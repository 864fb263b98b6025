package dev.fairlead.benchmarks.rfc;

import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.databinding.DataReader;
import org.apache.cxf.jaxb.JAXBDataBinding;
import org.apache.cxf.staxutils.StaxUtils;

/** Apache CXF's reader and its binding to JAXB, as its clients use them. */
final class CxfDecoder implements Decoder {
    private static final QName RESPONSE = new QName(Messages.NAMESPACE, Messages.RESPONSE);

    private final JAXBDataBinding binding;

    CxfDecoder() {
        try {
            binding = new JAXBDataBinding(MaterialsResponse.class);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int rows(byte[] message) throws XMLStreamException {
        XMLStreamReader xml =
                StaxUtils.createXMLStreamReader(new ByteArrayInputStream(message), StandardCharsets.UTF_8.name());
        while (!xml.isStartElement() || !xml.getName().equals(RESPONSE)) {
            xml.next();
        }
        DataReader<XMLStreamReader> reader = binding.createReader(XMLStreamReader.class);
        return ((MaterialsResponse) reader.read(RESPONSE, xml, MaterialsResponse.class)).rows.size();
    }
}
