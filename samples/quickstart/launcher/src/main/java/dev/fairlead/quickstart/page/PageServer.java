package dev.fairlead.quickstart.page;

import dev.fairlead.quickstart.call.Call;
import dev.fairlead.quickstart.call.Catalogue;
import dev.fairlead.quickstart.call.SignedIn;
import dev.fairlead.quickstart.start.Demo;
import dev.fairlead.quickstart.web.Exchange;
import dev.fairlead.quickstart.web.LoopbackServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Serves the page, and makes the calls that are pressed on it. Only pages of this very origin are listened to, under
 * this very host name, so that no other site that the browser has open can make calls or read answers.
 */
public final class PageServer implements AutoCloseable {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> FILES = Map.of(
            "/", "index.html",
            "/quickstart.css", "quickstart.css",
            "/quickstart.js", "quickstart.js",
            "/icon.svg", "icon.svg");
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Demo demo;
    private final LoopbackServer server;
    private final Sessions sessions = new Sessions();

    private PageServer(Demo demo, LoopbackServer server) {
        this.demo = demo;
        this.server = server;
    }

    /**
     * Starts the server of the page.
     *
     * @param port where it listens on 127.0.0.1; 0 for one that is free
     */
    public static PageServer start(int port, Demo demo) throws IOException {
        PageServer page = new PageServer(demo, LoopbackServer.http(port));
        page.server
                .on("/", page.guarded(PageServer::file))
                .on("/session", page.guarded(page::session))
                .on("/calls", page.guarded(page::call))
                .start();
        return page;
    }

    /** Where to point a browser. */
    public URI uri() {
        return server.uri().resolve("/");
    }

    private LoopbackServer.Handler guarded(LoopbackServer.Handler handler) {
        return exchange -> {
            exchange.with("Content-Security-Policy", POLICY)
                    .with("X-Content-Type-Options", "nosniff")
                    .with("Referrer-Policy", "no-referrer")
                    .with("Cache-Control", "no-store");
            if (isOurs(exchange)) {
                handler.handle(exchange);
            } else {
                refuse(exchange, 403, "only the quickstart's own page may ask");
            }
        };
    }

    private boolean isOurs(Exchange exchange) {
        boolean host =
                exchange.header("Host").filter(uri().getAuthority()::equals).isPresent();
        String origin = exchange.header("Origin").orElse("");
        boolean reads = exchange.method().equals("GET");
        return host && (origin.equals(server.uri().toString()) || origin.isEmpty() && reads);
    }

    private static void file(Exchange exchange) throws IOException {
        String file = FILES.get(exchange.path());
        if (file == null) {
            refuse(exchange, 404, "no such page");
            return;
        }
        try (InputStream in = PageServer.class.getResourceAsStream(file)) {
            exchange.answer(200, CONTENT_TYPES.get(file.substring(file.indexOf('.') + 1)), in.readAllBytes());
        }
    }

    private void session(Exchange exchange) throws IOException {
        if (exchange.method().equals("GET")) {
            exchange.answer(200, describe(user(exchange)));
            return;
        }
        String name = exchange.form().getOrDefault("user", "");
        if (!Demo.USERS.contains(name)) {
            refuse(exchange, 400, "nobody is called so");
            return;
        }
        SignedIn user = signIn(name);
        exchange.with("Set-Cookie", sessions.open(user)).answer(200, describe(Optional.of(user)));
    }

    private SignedIn signIn(String name) throws IOException {
        try {
            return demo.signIn().as(name);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
        }
    }

    private void call(Exchange exchange) throws IOException {
        Optional<SignedIn> user = user(exchange);
        Optional<Call> call = demo.catalogue().all().stream()
                .filter(candidate -> exchange.path().equals("/calls/" + candidate.id()))
                .findFirst();
        if (user.isEmpty()) {
            refuse(exchange, 401, "sign in first");
        } else if (call.isEmpty() || !exchange.method().equals("POST")) {
            refuse(exchange, 404, "no such call");
        } else {
            exchange.answer(200, demo.caller().make(call.get(), user.get()).toJson());
        }
    }

    private Optional<SignedIn> user(Exchange exchange) {
        return sessions.find(exchange.header("Cookie").orElse(""));
    }

    private JsonObject describe(Optional<SignedIn> user) {
        Catalogue catalogue = demo.catalogue();
        return Json.createObjectBuilder()
                .add("user", user.map(SignedIn::user).orElse(""))
                .add("users", Json.createArrayBuilder(Demo.USERS))
                .add(
                        "groups",
                        Json.createArrayBuilder()
                                .add(group("As the signed-in user", catalogue.asUser()))
                                .add(group("As the application", catalogue.asApplication()))
                                .add(group("Careless and hostile", catalogue.hostile())))
                .build();
    }

    private static JsonObject group(String title, List<Call> calls) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        calls.forEach(call -> list.add(Json.createObjectBuilder()
                .add("id", call.id())
                .add("attempt", call.attempt())
                .add("destination", call.destination())
                .add("injection", call.injection().label())
                .add("route", call.route().label())
                .add("authentication", call.authentication())));
        return Json.createObjectBuilder().add("title", title).add("calls", list).build();
    }

    private static void refuse(Exchange exchange, int status, String why) throws IOException {
        exchange.answer(status, Json.createObjectBuilder().add("error", why).build());
    }

    @Override
    public void close() {
        server.close();
    }
}
