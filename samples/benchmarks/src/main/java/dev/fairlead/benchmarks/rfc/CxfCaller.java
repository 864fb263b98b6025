package dev.fairlead.benchmarks.rfc;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.soap.SOAPBinding;
import java.net.URI;
import javax.xml.namespace.QName;

/** Apache CXF's client by the API of Jakarta XML Web Services. */
final class CxfCaller implements Caller {
    private final Dispatch<Object> function;

    CxfCaller(URI server) {
        QName port = new QName(Messages.NAMESPACE, "Port");
        Service service = Service.create(new QName(Messages.NAMESPACE, "Service"));
        service.addPort(port, SOAPBinding.SOAP11HTTP_BINDING, server.toString());
        try {
            function = service.createDispatch(
                    port,
                    JAXBContext.newInstance(MaterialsRequest.class, MaterialsResponse.class),
                    Service.Mode.PAYLOAD);
        } catch (JAXBException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int rows() {
        return ((MaterialsResponse) function.invoke(new MaterialsRequest())).rows.size();
    }
}
