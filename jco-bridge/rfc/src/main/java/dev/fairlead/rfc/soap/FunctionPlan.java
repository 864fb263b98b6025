package dev.fairlead.rfc.soap;

import dev.fairlead.rfc.metadata.Direction;
import dev.fairlead.rfc.metadata.FunctionDescription;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** What messages of one function need, worked out once, and what has been said about them already. */
final class FunctionPlan {

    private static final String RESPONSE = ".Response";

    private final String function;
    private final Map<Direction, RecordPlan> parameters = new EnumMap<>(Direction.class);
    private final Tag request;
    private final Tag response;
    private final String responseElement;
    private final AtomicBoolean unknownReported = new AtomicBoolean();
    private final AtomicBoolean deviationReported = new AtomicBoolean();

    FunctionPlan(FunctionDescription description) {
        String element = XmlNames.encode(description.name());
        this.function = description.name();
        for (Direction direction : Direction.values()) {
            parameters.put(
                    direction, new RecordPlan(description.parameters(direction).type()));
        }
        this.request = tag(element);
        this.responseElement = element + RESPONSE;
        this.response = tag(responseElement);
    }

    private static Tag tag(String element) {
        String name = "rfc:" + element;
        return new Tag(
                XmlOutput.utf8("<" + name + " xmlns:rfc=\"" + Namespaces.FUNCTIONS + "\">"),
                XmlOutput.utf8("</" + name + ">"),
                XmlOutput.utf8("<" + name + " xmlns:rfc=\"" + Namespaces.FUNCTIONS + "\"/>"));
    }

    /** Name of the function. */
    String function() {
        return function;
    }

    RecordPlan parameters(Direction direction) {
        return parameters.get(direction);
    }

    Tag request() {
        return request;
    }

    Tag response() {
        return response;
    }

    /** Whether an element of the functions' namespace holds this function's results. */
    boolean isResponse(String element) {
        return element.equals(responseElement)
                || element.endsWith(RESPONSE)
                        && XmlNames.decode(element.substring(0, element.length() - RESPONSE.length()))
                                .equals(function);
    }

    /** Whether it is the first time that the function returns what its description does not have. */
    boolean firstUnknown() {
        return !unknownReported.getPlain() && unknownReported.compareAndSet(false, true);
    }

    /** Whether it is the first time that the function returns what does not fit its description. */
    boolean firstDeviation() {
        return !deviationReported.getPlain() && deviationReported.compareAndSet(false, true);
    }
}
