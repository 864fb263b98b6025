package dev.fairlead.quickstart.call;

import static dev.fairlead.quickstart.call.Injection.ASYNC;
import static dev.fairlead.quickstart.call.Injection.DESTINATION;
import static dev.fairlead.quickstart.call.Injection.PROGRAM;
import static dev.fairlead.quickstart.call.Injection.REST_CLIENT;
import static dev.fairlead.quickstart.call.Injection.RFC;
import static dev.fairlead.quickstart.call.Injection.RUN_TIME;
import static dev.fairlead.quickstart.call.Route.DIRECT;
import static dev.fairlead.quickstart.call.Route.NONE;
import static dev.fairlead.quickstart.call.Route.TUNNEL;

import dev.fairlead.quickstart.call.Expectation.Arrives;
import dev.fairlead.quickstart.call.Expectation.Prints;
import dev.fairlead.quickstart.call.Expectation.Refused;
import dev.fairlead.quickstart.system.AbapSystem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All calls of the quickstart. */
public final class Catalogue {
    private static final String PROPAGATION = "PrincipalPropagation";

    private final String systemSubject;
    private final UnaryOperator<String> userSubject;
    private final String shopUser;
    private final String billingClient;

    /**
     * @param systemSubject subject of the agent's system certificate
     * @param userSubject subject that the agent gives a user
     * @param shopUser whom the shop must see
     * @param billingClient whom the invoices must see
     */
    public Catalogue(String systemSubject, UnaryOperator<String> userSubject, String shopUser, String billingClient) {
        this.systemSubject = systemSubject;
        this.userSubject = userSubject;
        this.shopUser = shopUser;
        this.billingClient = billingClient;
    }

    /** Calls in which the system must see the very user who made them. */
    public List<Call> asUser() {
        return List.of(
                call("erp", "order", "erp", DESTINATION, "erp/destination", this::inHandshake),
                call("erp-client", "order", "erp", REST_CLIENT, "erp/client", this::inHandshake),
                call("erp-async", "order", "erp", ASYNC, "erp/async", this::inHandshake),
                call("crm", "customer", "crm", DESTINATION, "crm/destination", this::inHeader),
                call("crm-client", "customer", "crm", REST_CLIENT, "crm/client", this::inHeader),
                call("sales", "function call", "sales", RFC, "sales/who", Catalogue::inSystem),
                call("sales-table", "company codes", "sales", RFC, "sales/company-codes", Catalogue::inSystem),
                program("connect", "ping and echo", "System QST, release 758", "Echo Ahoy, harbour"),
                program("table", "company codes", "4 rows, the first 1000"),
                program("structure", "company code", "COMP_NAME = Channel Charts Ltd", "CURRENCY = GBP"),
                program("counter", "session", "Together 1", "Together 2", "Together 3", "Alone 0"));
    }

    /** Calls that the application makes for itself. */
    public List<Call> asApplication() {
        return List.of(
                internet("news", "news", DESTINATION, "NoAuthentication", "internet/news", "", ""),
                internet("shop", "shop", DESTINATION, "BasicAuthentication", "internet/shop", shopUser, "Basic"),
                internet(
                        "billing",
                        "billing",
                        DESTINATION,
                        "OAuth2ClientCredentials",
                        "internet/billing",
                        billingClient,
                        "Bearer"),
                internet(
                        "billing-client",
                        "billing",
                        REST_CLIENT,
                        "OAuth2ClientCredentials",
                        "internet/billing/client",
                        billingClient,
                        "Bearer"));
    }

    /** Calls of careless or hostile callers. */
    public List<Call> hostile() {
        return Stream.of(users(), paths(), mistakes()).flatMap(List::stream).toList();
    }

    /** All calls. */
    public List<Call> all() {
        return Stream.of(asUser(), asApplication(), hostile())
                .flatMap(List::stream)
                .toList();
    }

    private List<Call> users() {
        return List.of(
                call(
                                "impersonation",
                                "states another user's certificate",
                                "crm",
                                DESTINATION,
                                "crm/forged",
                                this::inHeader)
                        .thatImpersonates(),
                refused("nobody", "not signed in", "erp/nobody", 401, "FL-AUTH-010")
                        .with(Bearer.NONE),
                call(
                                "nobody-client",
                                "not signed in",
                                "erp",
                                REST_CLIENT,
                                "erp/nobody/client",
                                user -> new Refused(401, "FL-AUTH-010"))
                        .with(Bearer.NONE),
                refused("expired", "expired token", "erp/destination", 401, "").with(Bearer.EXPIRED),
                refused("unsigned", "unsigned token", "erp/destination", 401, "")
                        .with(Bearer.UNSIGNED),
                refused("foreign-key", "token forged with another key", "erp/destination", 401, "")
                        .with(Bearer.FOREIGN_KEY),
                refused("foreign-issuer", "token of another issuer", "erp/destination", 401, "")
                        .with(Bearer.FOREIGN_ISSUER),
                refused("retired-key", "token only the application trusts", "erp/destination", 403, "FL-AUTH-071")
                        .with(Bearer.RETIRED_KEY));
    }

    private List<Call> paths() {
        return List.of(
                path("outside", "/admin/users", "FL-TUN-011"),
                path("dots", "/orders/../admin", "FL-TUN-012"),
                path("encoded-dots", "/orders/%2e%2e/admin", "FL-TUN-012"),
                path("parameter-dots", "/orders/..;x/admin", "FL-TUN-012"),
                path("encoded-slash", "/orders%2f4711", "FL-TUN-012"),
                path("double-slash", "/orders//4711", "FL-TUN-012"));
    }

    private List<Call> mistakes() {
        return List.of(
                mistake(
                        "unmapped",
                        "system not exposed",
                        "payroll",
                        DESTINATION,
                        TUNNEL,
                        PROPAGATION,
                        403,
                        "FL-TUN-010"),
                mistake("unknown", "unknown destination", "nowhere", RUN_TIME, NONE, "-", 404, "FL-DEST-001"),
                mistake(
                        "untrusted",
                        "server nobody vouches for",
                        "untrusted",
                        DESTINATION,
                        DIRECT,
                        "NoAuthentication",
                        502,
                        "FL-AUTH-041"),
                mistake("function", "function not exposed", "sales", RFC, TUNNEL, PROPAGATION, 502, "FL-RFC-102"),
                mistake(
                        "program",
                        "function not exposed",
                        "sales",
                        PROGRAM,
                        TUNNEL,
                        PROPAGATION,
                        502,
                        "JCO_ERROR_COMMUNICATION"));
    }

    private Expectation inHandshake(String user) {
        return new Arrives(user, userSubject.apply(user), "", "");
    }

    /** What stood in the handshake an ABAP system does not tell its functions. */
    private static Arrives inSystem(String user) {
        return new Arrives(AbapSystem.nameOf(user), "", "", "");
    }

    private Expectation inHeader(String user) {
        return new Arrives(user, systemSubject, userSubject.apply(user), "");
    }

    private static Call call(
            String id,
            String attempt,
            String destination,
            Injection injection,
            String path,
            Function<String, Expectation> expectation) {
        return new Call(
                id, attempt, destination, injection, TUNNEL, PROPAGATION, path, Bearer.SIGNED_IN, false, expectation);
    }

    private static Call program(String id, String attempt, String... lines) {
        return call(
                "program-" + id,
                attempt,
                "sales",
                PROGRAM,
                "programs/" + id,
                user -> new Prints(inSystem(user), List.of(lines)));
    }

    private static Call internet(
            String id,
            String destination,
            Injection injection,
            String authentication,
            String path,
            String user,
            String scheme) {
        Expectation arrives = new Arrives(user, "", "", scheme);
        return new Call(
                id,
                destination,
                destination,
                injection,
                DIRECT,
                authentication,
                path,
                Bearer.SIGNED_IN,
                false,
                anyone -> arrives);
    }

    private static Call refused(String id, String attempt, String path, int status, String code) {
        return call(id, attempt, "erp", DESTINATION, path, user -> new Refused(status, code));
    }

    private static Call path(String id, String path, String code) {
        String query = "erp/any?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
        return refused(id, "path " + path, query, 403, code);
    }

    private static Call mistake(
            String id,
            String attempt,
            String destination,
            Injection injection,
            Route route,
            String authentication,
            int status,
            String code) {
        return new Call(
                id,
                attempt,
                destination,
                injection,
                route,
                authentication,
                "mistakes/" + id,
                Bearer.SIGNED_IN,
                false,
                user -> new Refused(status, code));
    }
}
