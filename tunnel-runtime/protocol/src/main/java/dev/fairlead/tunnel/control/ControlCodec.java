package dev.fairlead.tunnel.control;

import dev.fairlead.tunnel.carrier.Endpoint;
import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.message.MalformedMessageException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.Optional;

/** Control messages as JSON. */
public final class ControlCodec {
    private static final String TYPE = "type";
    private static final String CRITICAL = "!";
    private static final String CERTIFICATE = "CERT";
    private static final String REQUEST = "csr";
    private static final int MAX_TEXT = 256;

    private ControlCodec() {}

    /** The message as an object with its type. */
    public static JsonObject encode(ControlMessage message) {
        JsonObjectBuilder json = Json.object();
        if (message instanceof Hello hello) {
            json.add(TYPE, "HELLO")
                    .add("version", hello.version())
                    .add("software", hello.software())
                    .add("instance", hello.instance())
                    .add("maxStreams", hello.maxStreams());
        } else if (message instanceof Welcome welcome) {
            json.add(TYPE, "WELCOME")
                    .add("version", welcome.version())
                    .add("session", welcome.sessionId())
                    .add("maxStreams", welcome.maxStreams());
        } else if (message instanceof Lease lease) {
            json.add(TYPE, "LEASE")
                    .add("asked", lease.asked())
                    .add("epoch", lease.epoch())
                    .add("millis", lease.millis())
                    .add("askAgain", lease.askAgainMillis());
        } else if (message instanceof Replicas replicas) {
            JsonArrayBuilder list = Json.array();
            replicas.endpoints().forEach(endpoint -> list.add(endpoint.toString()));
            json.add(TYPE, "REPLICAS").add("endpoints", list);
        } else if (message instanceof Routes routes) {
            JsonArrayBuilder list = Json.array();
            routes.routes()
                    .forEach(route ->
                            list.add(Json.object().add("tenant", route.tenant()).add("location", route.locationId())));
            json.add(TYPE, "ROUTES").add("first", routes.first()).add("routes", list);
        } else if (message instanceof Expose expose) {
            JsonArrayBuilder list = Json.array();
            expose.systems().forEach(system -> list.add(encode(system)));
            json.add(TYPE, "EXPOSE").add("first", expose.first()).add("systems", list);
        } else if (message instanceof CertificateWanted wanted) {
            json.add(TYPE, CERTIFICATE).add(REQUEST, wanted.request());
        } else if (message instanceof CertificateIssued issued) {
            json.add(TYPE, CERTIFICATE).add("chain", issued.chain());
        } else if (message instanceof Drain drain) {
            json.add(TYPE, "DRAIN").add("millis", drain.millis());
        } else if (message instanceof Bye bye) {
            json.add(TYPE, "BYE").add("code", bye.code().wireName()).add("detail", bye.detail());
        }
        return json.build();
    }

    /**
     * Reads a message; empty for a type that may be ignored.
     *
     * @throws MalformedMessageException if a field is missing or of the wrong type, or if a type is unknown and critical
     */
    public static Optional<ControlMessage> decode(JsonObject json) throws MalformedMessageException {
        try {
            return switch (json.getString(TYPE)) {
                case "HELLO" ->
                    Optional.of(new Hello(
                            json.getInt("version"),
                            text(json, "software"),
                            text(json, "instance"),
                            positive(json, "maxStreams")));
                case "WELCOME" ->
                    Optional.of(
                            new Welcome(json.getInt("version"), text(json, "session"), positive(json, "maxStreams")));
                case "LEASE" -> Optional.of(lease(json));
                case "REPLICAS" -> Optional.of(replicas(json));
                case "ROUTES" -> Optional.of(routes(json));
                case "EXPOSE" -> Optional.of(expose(json));
                case CERTIFICATE ->
                    Optional.of(
                            json.containsKey(REQUEST)
                                    ? new CertificateWanted(json.getString(REQUEST))
                                    : new CertificateIssued(json.getString("chain")));
                case "DRAIN" ->
                    Optional.of(new Drain(json.getJsonNumber("millis").longValue()));
                case "BYE" ->
                    Optional.of(new Bye(
                            ByeCode.ofWireName(json.getString("code")),
                            json.containsKey("detail") ? text(json, "detail") : ""));
                default -> ignored(json.getString(TYPE));
            };
        } catch (NullPointerException | ClassCastException | IllegalArgumentException e) {
            throw new MalformedMessageException("a control message that lacks a field");
        }
    }

    private static Lease lease(JsonObject json) {
        return new Lease(
                json.getJsonNumber("asked").longValue(),
                json.getJsonNumber("epoch").longValue(),
                json.getJsonNumber("millis").longValue(),
                json.getJsonNumber("askAgain").longValue());
    }

    private static Replicas replicas(JsonObject json) {
        return new Replicas(json.getJsonArray("endpoints").getValuesAs(JsonString.class).stream()
                .map(text -> Endpoint.parse(text.getString()))
                .toList());
    }

    private static Routes routes(JsonObject json) {
        return new Routes(
                json.getBoolean("first"),
                json.getJsonArray("routes").getValuesAs(JsonObject.class).stream()
                        .map(route -> new Routes.Route(route.getString("tenant"), route.getString("location")))
                        .toList());
    }

    private static JsonObjectBuilder encode(ExposedSystem system) {
        return Json.object()
                .add("protocol", printable(system.protocol()))
                .add("host", printable(system.host()))
                .add("port", printable(system.port()))
                .add("backendType", printable(system.backendType()))
                .add("description", printable(system.description()))
                .add("state", printable(system.state()));
    }

    private static Expose expose(JsonObject json) {
        return new Expose(
                json.getBoolean("first"),
                json.getJsonArray("systems").getValuesAs(JsonObject.class).stream()
                        .map(system -> new ExposedSystem(
                                text(system, "protocol"),
                                text(system, "host"),
                                text(system, "port"),
                                text(system, "backendType"),
                                text(system, "description"),
                                text(system, "state")))
                        .toList());
    }

    private static int positive(JsonObject json, String name) throws MalformedMessageException {
        int value = json.getInt(name);
        if (value < 1) {
            throw new MalformedMessageException("a control message with " + name + " " + value);
        }
        return value;
    }

    /** Text that is shown to operators: it must not forge lines of a log, nor fill it. */
    private static String text(JsonObject json, String name) {
        return printable(json.getString(name));
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().limit(MAX_TEXT).forEach(c -> printable.appendCodePoint(isPrintable(c) ? c : '?'));
        return printable.toString();
    }

    private static boolean isPrintable(int character) {
        int type = Character.getType(character);
        return !Character.isISOControl(character)
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    private static Optional<ControlMessage> ignored(String type) throws MalformedMessageException {
        if (type.startsWith(CRITICAL)) {
            throw new MalformedMessageException("a critical control message of an unknown type");
        }
        return Optional.empty();
    }
}
