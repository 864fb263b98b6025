package dev.fairlead.rfc.soap;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.record.FunctionData;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads one message from its envelope to its end (RFC specification, C.2 and C.3). */
final class MessageReader {

    private static final List<Direction> SENT = List.of(Direction.IMPORT, Direction.CHANGING, Direction.TABLES);
    private static final List<Direction> RETURNED = List.of(Direction.EXPORT, Direction.CHANGING, Direction.TABLES);

    private final XmlInput xml;
    private final Limits limits;

    MessageReader(XmlInput xml, Limits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /** Goes to the only element of the body. */
    void enterBody() throws IOException {
        if (!xml.nextChild() || !xml.is(Namespaces.SOAP, "Envelope")) {
            throw xml.fault("is no SOAP envelope");
        }
        boolean more = xml.nextChild();
        if (more && xml.is(Namespaces.SOAP, "Header")) {
            header();
            more = xml.nextChild();
        }
        if (!more || !xml.is(Namespaces.SOAP, "Body") || !xml.nextChild()) {
            throw xml.fault("has no body");
        }
    }

    private void header() throws IOException {
        while (xml.nextChild()) {
            if (xml.attribute(Namespaces.SOAP, "mustUnderstand")
                    .filter("1"::equals)
                    .isPresent()) {
                throw xml.fault("has a header " + xml.name() + " that must be understood");
            }
            xml.skip();
        }
    }

    /** The fault that the body is; empty if it is none. */
    Optional<SoapFault> fault() throws IOException {
        return xml.is(Namespaces.SOAP, "Fault") ? Optional.of(FaultReader.read(xml)) : Optional.empty();
    }

    /** Name of the function that the body calls. */
    String function() throws IOException {
        if (!xml.namespace().equals(Namespaces.FUNCTIONS)) {
            throw xml.fault("calls no function");
        }
        return XmlNames.decode(xml.name());
    }

    void response(FunctionPlan plan, FunctionData function) throws IOException {
        if (!xml.namespace().equals(Namespaces.FUNCTIONS) || !plan.isResponse(xml.name())) {
            throw xml.fault("is no answer of " + plan.function());
        }
        if (plan.parameters(Direction.EXPORT).size() > 0) {
            function.exports().clear();
        }
        parameters(plan, function, RETURNED);
    }

    void request(FunctionPlan plan, FunctionData function) throws IOException {
        RecordPlan tables = plan.parameters(Direction.TABLES);
        for (int i = 0; i < tables.size(); i++) {
            function.setActive(tables.field(i).name(), false);
        }
        parameters(plan, function, SENT);
    }

    private void parameters(FunctionPlan plan, FunctionData function, List<Direction> directions) throws IOException {
        Deviations deviations = new Deviations(plan);
        ValueReader values = new ValueReader(xml, limits.rows(), deviations);
        while (xml.nextChild()) {
            if (!parameter(plan, function, directions, values)) {
                deviations.unknown(xml.name());
                xml.skip();
            }
        }
    }

    /** Whether the current element is a parameter of these directions; if so it has been read. */
    private boolean parameter(FunctionPlan plan, FunctionData function, List<Direction> directions, ValueReader values)
            throws IOException {
        for (Direction direction : directions) {
            RecordPlan parameters = plan.parameters(direction);
            int index = parameters.indexOf(xml.name(), 0);
            if (index < 0) {
                continue;
            }
            boolean requested = directions == SENT;
            if (requested && direction == Direction.TABLES) {
                function.setActive(parameters.field(index).name(), true);
            }
            if (requested || function.isActive(direction, index)) {
                values.field(parameters, index, function.values(direction));
            } else {
                xml.skip();
            }
            return true;
        }
        return false;
    }

    /** Nothing may stand behind the element that was read; reads to the end of the message. */
    void leaveBody() throws IOException {
        if (xml.nextChild()) {
            throw xml.fault("has more than one element in its body");
        }
        while (xml.nextChild()) {
            xml.skip();
        }
        // the parser refuses another root, and an end that comes too early
        xml.nextChild();
    }
}
