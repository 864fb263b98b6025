package dev.fairlead.rfc.soap;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code Fault} elements (RFC specification, C.7). */
final class FaultReader {

    private static final String EXCEPTION = ".Exception";

    private FaultReader() {}

    /** Reads the current element, which is a fault. */
    static SoapFault read(XmlInput xml) throws IOException {
        Element fault = Element.read(xml);
        Optional<Element> detail = fault.child("detail");
        String code = fault.textOf("faultcode");
        Optional<SoapFault.Raised> raised = detail.flatMap(FaultReader::raised);
        Optional<SoapFault.Failed> error = raised.isPresent() ? Optional.empty() : detail.flatMap(FaultReader::error);
        boolean words = raised.isEmpty() && error.isEmpty();
        return new SoapFault(
                code.substring(code.indexOf(':') + 1),
                fault.textOf("faultstring"),
                raised,
                error,
                words ? detail.map(FaultReader::words).orElse("") : "");
    }

    private static Optional<SoapFault.Raised> raised(Element detail) {
        return detail.all()
                .filter(element -> element.name().endsWith(EXCEPTION)
                        && element.child("Name").isPresent())
                .findFirst()
                .map(FaultReader::raisedBy);
    }

    private static SoapFault.Raised raisedBy(Element exception) {
        String function = exception.name().substring(0, exception.name().length() - EXCEPTION.length());
        Optional<Element> message = exception.child("Message");
        String text = exception.textOf("Text");
        return new SoapFault.Raised(
                XmlNames.decode(function),
                XmlNames.decode(exception.textOf("Name")),
                text.isEmpty() ? message.map(said -> said.textOf("Text")).orElse("") : text,
                message.map(said -> said.textOf("ID")).orElse(""),
                message.map(said -> said.textOf("Number")).orElse(""),
                message.flatMap(said -> said.child("Attributes"))
                        .map(FaultReader::parameters)
                        .orElse(List.of()));
    }

    private static List<String> parameters(Element attributes) {
        return Stream.of("V1", "V2", "V3", "V4")
                .filter(name -> attributes.child(name).isPresent())
                .map(attributes::textOf)
                .toList();
    }

    private static Optional<SoapFault.Failed> error(Element detail) {
        return detail.all()
                .filter(element ->
                        element.name().equals("Error") && element.namespace().equals(Namespaces.ERRORS))
                .findFirst()
                .map(error -> new SoapFault.Failed(error.textOf("type"), error.textOf("message")));
    }

    private static String words(Element detail) {
        return detail.all().map(Element::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }
}
