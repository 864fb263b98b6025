package dev.fairlead.agent.command;

import dev.fairlead.agent.configuration.AgentConfiguration;
import dev.fairlead.agent.principal.GivenClaims;
import dev.fairlead.agent.principal.PrincipalCheck;
import dev.fairlead.agent.principal.PrincipalVerifier;
import dev.fairlead.tunnel.Principal;
import dev.fairlead.tunnel.PrincipalKind;
import dev.fairlead.tunnel.fetch.ProxiedFetch;
import dev.fairlead.tunnel.message.Json;
import dev.fairlead.tunnel.token.IssuerDirectory;
import dev.fairlead.tunnel.token.KeyLoader;
import dev.fairlead.tunnel.token.TokenVerifier;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** For whom a request is asked about: by a real token, by claims that stand for one, or for nobody. */
final class CallerOptions {
    private static final String NO_TOKEN = "";

    @Option(
            names = "--token",
            paramLabel = "FILE",
            description = "a file with the caller's token, which is verified as in a live request; keep it secret")
    private Path token;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "instead of a token: a user with this name (claim user_name; client_id with --technical)")
    private String user;

    @Option(
            names = "--claim",
            paramLabel = "NAME=VALUE",
            description = "instead of a token: a claim that it would have; may be repeated")
    private Map<String, String> claims = Map.of();

    @Option(names = "--technical", description = "the caller is a technical user")
    private boolean technical;

    /** Who the stream would be for. */
    Optional<Principal> principal() throws IOException {
        PrincipalKind kind = technical ? PrincipalKind.TECHNICAL : PrincipalKind.BUSINESS;
        if (token != null) {
            return Optional.of(new Principal(kind, Files.readString(token).strip()));
        }
        return user == null && claims.isEmpty() ? Optional.empty() : Optional.of(new Principal(kind, NO_TOKEN));
    }

    /** How it would be found out who that is. */
    PrincipalCheck check(AgentConfiguration configuration, Clock clock) {
        if (token != null) {
            return new PrincipalVerifier(new TokenVerifier(
                    IssuerDirectory.of(configuration.issuers()),
                    configuration.propagation().expirationTolerance(),
                    new KeyLoader(
                            ProxiedFetch.by(configuration.gateway().carrier().proxy())),
                    Runnable::run,
                    clock));
        }
        JsonObjectBuilder given = Json.object();
        if (user != null) {
            given.add(technical ? "client_id" : "user_name", user);
        }
        claims.forEach(given::add);
        return new GivenClaims(given.build());
    }
}
