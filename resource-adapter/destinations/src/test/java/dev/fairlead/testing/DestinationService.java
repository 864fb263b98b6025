package dev.fairlead.testing;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Destination service and its token service, for a provider and any number of subscribers, as strict as the
 * destination specification lets them be: 2.1 for tokens, 2.2 for headers (see {@link ServiceHeaderRules}), 2.9 and
 * 2.10 for answers.
 */
public final class DestinationService implements AutoCloseable {

    public static final String PROVIDER = "provider";

    private static final String CLIENT = "sb-clone!b1";
    private static final String SECRET = "b1nding-s3cret";
    private static final Set<String> USER_TYPES =
            Set.of("OAuth2SAMLBearerAssertion", "SAMLAssertion", "OAuth2UserTokenExchange", "OAuth2JWTBearer");

    private final Clock clock;
    private final Peer peer;
    private final AtomicInteger issued = new AtomicInteger();
    private final Map<String, String> bindingTokens = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> destinations = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> fragments = new ConcurrentHashMap<>();
    private final Map<String, byte[]> certificates = new ConcurrentHashMap<>();
    private final List<Peer.Seen> finds = new CopyOnWriteArrayList<>();
    private final List<Peer.Seen> tokenRequests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Peer.Handler> faults = new ConcurrentLinkedQueue<>();
    private volatile Optional<Peer.Handler> outage = Optional.empty();
    private volatile String expiresIn = "3600";
    private volatile Optional<String> authTokens = Optional.empty();

    public DestinationService(Clock clock) {
        this.clock = clock;
        this.peer = Peer.http(this::handle);
    }

    /** Keeps a destination of a tenant on a level. */
    public DestinationService put(String tenant, String level, String name, Map<String, String> properties) {
        Map<String, String> all = new LinkedHashMap<>(properties);
        all.put("Name", name);
        all.putIfAbsent("Type", "HTTP");
        destinations.put(key(tenant, level, name), all);
        return this;
    }

    public void remove(String tenant, String level, String name) {
        destinations.remove(key(tenant, level, name));
    }

    public void putFragment(String tenant, String level, String name, Map<String, String> properties) {
        fragments.put(key(tenant, level, name), properties);
    }

    /** A store that goes along with every destination that names it. */
    public void putCertificate(String name, byte[] content) {
        certificates.put(name, content);
    }

    /** What tokens say about their lifetime. */
    public void expiresIn(String text) {
        expiresIn = text;
    }

    /** Answers with these {@code authTokens} in JSON, whatever the destination. */
    public void authTokens(String json) {
        authTokens = Optional.of(json);
    }

    /** Answers the next find with this. */
    public void fault(Peer.Handler once) {
        faults.add(once);
    }

    /** Answers every find with this until {@link #recover}. */
    public void breakDown(Peer.Handler always) {
        outage = Optional.of(always);
    }

    public void recover() {
        outage = Optional.empty();
    }

    /** Makes the tokens that were issued for the service worthless. */
    public void revokeBindingTokens() {
        bindingTokens.clear();
    }

    /** Requests for destinations. */
    public List<Peer.Seen> finds() {
        return finds;
    }

    /** Requests for the service's own tokens. */
    public List<Peer.Seen> tokenRequests() {
        return tokenRequests;
    }

    /** {@code VCAP_SERVICES} with the binding of the provider. */
    public String vcap() {
        return """
                {"destination":[{"label":"destination","name":"d","instance_name":"d","plan":"lite","tags":[],
                 "credentials":{"uri":"%s","url":"http://%s.uaa.test:%d","uaadomain":"uaa.test",
                 "clientid":"%s","clientsecret":"%s"}}]}""".formatted(peer.url("service.test"), PROVIDER, peer.port(), CLIENT, SECRET);
    }

    private static String key(String tenant, String level, String name) {
        return tenant + "/" + level + "/" + name;
    }

    private void handle(HttpExchange exchange, Peer.Seen request) throws IOException {
        String path = URI.create(request.target()).getRawPath();
        if (path.equals("/oauth/token")) {
            tokenRequests.add(request);
            issue(exchange, request);
            return;
        }
        finds.add(request);
        Peer.Handler fault = outage.orElseGet(faults::poll);
        if (fault != null) {
            fault.handle(exchange, request);
        } else {
            answer(exchange, request);
        }
    }

    /** The tenant is the host's first label (DEST 2.1). */
    private void issue(HttpExchange exchange, Peer.Seen request) throws IOException {
        Map<String, List<String>> form = TokenEndpoint.form(request);
        boolean known = List.of(CLIENT).equals(form.get("client_id"))
                && List.of(SECRET).equals(form.get("client_secret"))
                && List.of("client_credentials").equals(form.get("grant_type"));
        String host = request.header(Loopback.HOST);
        if (!request.method().equals("POST") || !known || !host.endsWith(".uaa.test")) {
            TokenEndpoint.refuse(exchange, 401, "invalid_client", "unknown");
            return;
        }
        String tenant = host.substring(0, host.indexOf('.'));
        String token = token(tenant, "client", issued.incrementAndGet(), clock);
        bindingTokens.put(token, tenant);
        Peer.answer(
                exchange,
                200,
                "application/json",
                "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":43199}");
    }

    /** A token as XSUAA makes them for a tenant, whose id is {@code id-of-<tenant>}. */
    public static String token(String tenant, String user, int number, Clock clock) {
        return Callers.sign(new JWTClaimsSet.Builder()
                .issuer("https://" + tenant + ".uaa.test/oauth/token")
                .subject(user)
                .claim("zid", "id-of-" + tenant)
                .claim("ext_attr", Map.of("enhancer", "XSUAA", "zdn", tenant))
                .expirationTime(Date.from(clock.instant().plusSeconds(43_200)))
                .jwtID(String.valueOf(number))
                .build());
    }

    /** Answers a find as ever: for handlers that only come before it. */
    public void answer(HttpExchange exchange, Peer.Seen request) throws IOException {
        String path = URI.create(request.target()).getRawPath();
        String bearer = Optional.ofNullable(request.header("Authorization")).orElse("");
        String tenant = bindingTokens.get(bearer.replaceFirst("^Bearer ", ""));
        if (!request.method().equals("GET") || tenant == null) {
            Peer.answer(exchange, 401, "text/plain", "Unauthorized");
            return;
        }
        String name = URLDecoder.decode(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8);
        boolean second = path.startsWith("/destination-configuration/v2/destinations/");
        if (!second && !path.startsWith("/destination-configuration/v1/destinations/")) {
            Peer.answer(exchange, 500, "text/plain", "no such resource");
            return;
        }
        Optional<Stored> found = second ? consume(tenant, name) : look(tenant, name);
        if (found.isEmpty()) {
            error(exchange, 404, "Configuration with the specified name was not found");
            return;
        }
        Optional<Map<String, String>> merged = merge(request, tenant, found.get());
        if (merged.isEmpty()) {
            String fragment = request.header("X-fragment-name");
            error(exchange, 404, "The fragment with the specified name '" + fragment + "' was not found");
            return;
        }
        answer(exchange, request, tenant, merged.get());
    }

    private record Stored(String level, Map<String, String> properties) {}

    private Optional<Stored> look(String tenant, String name) {
        return at(tenant, "instance", name).or(() -> at(tenant, "subaccount", name));
    }

    private Optional<Stored> consume(String tenant, String nameAtLevel) {
        int at = nameAtLevel.lastIndexOf('@');
        String name = at < 0 ? nameAtLevel : nameAtLevel.substring(0, at);
        String level = at < 0 ? "instance" : nameAtLevel.substring(at + 1);
        return level.startsWith("provider_")
                ? at(PROVIDER, level.substring("provider_".length()), name)
                : at(tenant, level, name);
    }

    private Optional<Stored> at(String tenant, String level, String name) {
        return Optional.ofNullable(destinations.get(key(tenant, level, name)))
                .map(properties -> new Stored(level, properties));
    }

    /** Empty if a mandatory fragment is missing. */
    private Optional<Map<String, String>> merge(Peer.Seen request, String tenant, Stored found) {
        Map<String, String> merged = new LinkedHashMap<>(found.properties());
        String names = Optional.ofNullable(request.header("X-fragment-name")).orElse("");
        for (String name : names.isEmpty() ? new String[0] : names.split(",")) {
            Map<String, String> fragment = fragments.get(key(tenant, found.level(), name));
            if (fragment != null) {
                merged.putAll(fragment);
                merged.merge("FragmentName", name, (one, other) -> one + "," + other);
            } else if (!"true".equals(request.header("X-fragment-optional"))) {
                return Optional.empty();
            }
        }
        return Optional.of(merged);
    }

    private void answer(HttpExchange exchange, Peer.Seen request, String tenant, Map<String, String> properties)
            throws IOException {
        String etag = "\"" + Integer.toHexString(properties.hashCode()) + "\"";
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(request.header("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
            return;
        }
        JsonObjectBuilder configuration = Json.createObjectBuilder();
        properties.forEach(configuration::add);
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("owner", Json.createObjectBuilder().add("SubaccountId", "id-of-" + tenant))
                .add("destinationConfiguration", configuration.add("$metadata", Json.createObjectBuilder()))
                .add("certificates", stores(properties));
        if (!request.target().endsWith("?$skipTokenRetrieval=true")) {
            String problem = ServiceHeaderRules.problem(request, properties);
            if (!problem.isEmpty()) {
                error(exchange, 400, problem);
                return;
            }
            body.add("authTokens", tokens(request, tenant, properties));
        }
        Peer.answer(exchange, 200, "application/json", body.build().toString());
    }

    private JsonArrayBuilder stores(Map<String, String> properties) {
        JsonArrayBuilder stores = Json.createArrayBuilder();
        certificates.forEach((name, content) -> {
            if (properties.containsValue(name)) {
                stores.add(Json.createObjectBuilder()
                        .add("Name", name)
                        .add("Content", Base64.getEncoder().encodeToString(content))
                        .add("Type", "CERTIFICATE"));
            }
        });
        return stores;
    }

    /** One token that says whom it is for: {@code <user, tenant or "client">-<owner>-<number>}. */
    private JsonArrayBuilder tokens(Peer.Seen request, String tenant, Map<String, String> properties) {
        if (authTokens.isPresent()) {
            return Json.createArrayBuilder(
                    Json.createReader(new StringReader(authTokens.get())).readArray());
        }
        JsonArrayBuilder tokens = Json.createArrayBuilder();
        String type = properties.getOrDefault("Authentication", "");
        if (!type.startsWith("OAuth2") && !type.equals("SAMLAssertion")) {
            return tokens;
        }
        String user = request.header("X-user-token");
        if (USER_TYPES.contains(type) && user == null && request.header("X-chain-name") == null) {
            return tokens.add(Json.createObjectBuilder()
                    .add("type", "")
                    .add("value", "")
                    .add("error", "Retrieval of OAuthToken failed due to: no user token"));
        }
        String whose =
                user == null ? Optional.ofNullable(request.header("X-tenant")).orElse("client") : subject(user);
        String value = whose + "-" + tenant + "-" + issued.incrementAndGet();
        boolean technical = type.equals("OAuth2TechnicalUserPropagation");
        return tokens.add(Json.createObjectBuilder()
                .add("type", "Bearer")
                .add("value", value)
                .add(
                        "http_header",
                        Json.createObjectBuilder()
                                .add("key", technical ? "SAP-Connectivity-Technical-Authentication" : "Authorization")
                                .add("value", "Bearer " + value))
                .add("expires_in", expiresIn)
                .add("refresh_token", "refresh-" + value));
    }

    private static String subject(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            return "unreadable";
        }
    }

    private static void error(HttpExchange exchange, int status, String message) throws IOException {
        Peer.answer(
                exchange,
                status,
                "application/json",
                Json.createObjectBuilder().add("ErrorMessage", message).build().toString());
    }

    @Override
    public void close() {
        peer.close();
    }
}
