package dev.fairlead.keycloak;

import dev.fairlead.authentication.CallContext;
import dev.fairlead.caller.Caller;
import dev.fairlead.destination.DestinationEngine;
import dev.fairlead.destination.source.MapSource;
import dev.fairlead.http.DestinationRequest;
import dev.fairlead.http.DestinationResponse;
import dev.fairlead.input.CallInput;
import dev.fairlead.keycloak.backend.Target;
import dev.fairlead.keycloak.server.Authority;
import dev.fairlead.keycloak.server.Keycloak;
import dev.fairlead.source.DestinationLookup;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keycloak, a target that trusts it, and engines that know both. Secrets are made anew for every run. */
final class Landscape implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Name of the one destination of an engine. */
    static final String NAME = "orders";

    private final Authority authority = new Authority();
    private final String clientSecret = random();
    private final Map<String, String> passwords = Map.of("alice", random(), "bob", random());
    private final Authority.Identity signer = authority.issue("signed-jwt");
    private final Path directory;
    private final Keycloak keycloak;
    private final Target target;

    private Landscape(Path home, Path directory) throws Exception {
        this.directory = directory;
        this.keycloak = Keycloak.start(
                home,
                directory,
                authority,
                Map.of(
                        "FAIRLEAD_CLIENT_SECRET", clientSecret,
                        "FAIRLEAD_ALICE_PASSWORD", passwords.get("alice"),
                        "FAIRLEAD_BOB_PASSWORD", passwords.get("bob"),
                        "FAIRLEAD_SIGNED_JWT_CERTIFICATE",
                                Base64.getEncoder()
                                        .encodeToString(signer.certificate().getEncoded())));
        this.target = target();
    }

    private Target target() throws IOException {
        try {
            return new Target(keycloak, authority);
        } catch (IOException e) {
            keycloak.close();
            throw e;
        }
    }

    static Landscape start() throws Exception {
        return new Landscape(
                Path.of(System.getProperty("keycloak.home")), Path.of(System.getProperty("work.directory")));
    }

    Keycloak keycloak() {
        return keycloak;
    }

    Authority authority() {
        return authority;
    }

    /** The identity whose certificate Keycloak knows as that of the client {@code signed-jwt}. */
    Authority.Identity signer() {
        return signer;
    }

    Target orders() {
        return target;
    }

    String clientSecret() {
        return clientSecret;
    }

    String passwordOf(String user) {
        return passwords.get(user);
    }

    /** A file that destinations may name as their key or trust store. */
    Path store(String name) {
        return directory.resolve(name);
    }

    /** Properties of a destination that leads to the target with a token for {@code clientId}; more may be put in. */
    Map<String, String> destination(String authentication, String clientId) {
        return new TreeMap<>(Map.of(
                "Type",
                "HTTP",
                "URL",
                target.url(),
                "Authentication",
                authentication,
                "TrustStoreLocation",
                "authority.pem",
                "tokenServiceURL",
                keycloak.tokenUrl(),
                "clientId",
                clientId,
                "clientSecret",
                clientSecret));
    }

    /** An engine with this one destination; key and trust stores come from the directory of {@link #store}. */
    DestinationEngine engine(Map<String, String> properties) {
        return DestinationEngine.builder()
                .sources(List.of(MapSource.of(NAME, properties)))
                .trustDirectory(directory)
                .build();
    }

    /** The access token of a user who signs in at the portal; it is for the target and for client {@code exchange}. */
    String accessTokenOf(String user) throws IOException, InterruptedException {
        try (DestinationEngine engine = engine(destination("OAuth2AuthorizationCode", "portal"))) {
            CallInput input = CallInput.NONE.authorizationCode(new SignIn(this).as(user));
            return engine.token(DestinationLookup.of(NAME), new CallContext(Optional.empty(), input))
                    .orElseThrow()
                    .value()
                    .reveal();
        }
    }

    /** What the target says when it is called once by a new engine, without a user. */
    String call(Map<String, String> properties) {
        return call(properties, Optional.empty(), CallInput.NONE);
    }

    /** What the target says when it is called once by a new engine. */
    String call(Map<String, String> properties, Optional<Caller> caller, CallInput input) {
        try (DestinationEngine engine = engine(properties)) {
            return call(engine, caller, input);
        }
    }

    /** What the target says to a call by {@code engine}. */
    String call(DestinationEngine engine, Optional<Caller> caller, CallInput input) {
        DestinationRequest request = DestinationRequest.get("4711").input(input);
        try (DestinationResponse response = engine.send(DestinationLookup.of(NAME), caller, request)) {
            return response.text();
        }
    }

    private static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        target.close();
        keycloak.close();
    }
}
