package dev.fairlead.quickstart.start;

import dev.fairlead.quickstart.call.Caller;
import dev.fairlead.quickstart.call.Catalogue;
import dev.fairlead.quickstart.call.SignIn;
import dev.fairlead.quickstart.issuer.Credentials;
import dev.fairlead.quickstart.issuer.DemoIssuer;
import dev.fairlead.quickstart.pki.Authority;
import dev.fairlead.quickstart.process.Supervisor;
import dev.fairlead.quickstart.system.AbapSystem;
import dev.fairlead.quickstart.system.InternetServices;
import dev.fairlead.quickstart.system.OnPremiseSystem;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What can be done once everything runs.
 *
 * @param signIn signs users in
 * @param caller makes calls
 * @param catalogue the calls that there are
 * @param secrets what must not be found in any log, beside the users' tokens
 */
public record Demo(SignIn signIn, Caller caller, Catalogue catalogue, List<String> secrets) {
    /** Those who can sign in. */
    public static final List<String> USERS = List.of("alice", "bob");

    private static final String SHOP_USER = "webshop";
    private static final String BILLING_CLIENT = "billing-app";

    /**
     * Starts everything: two processes, and four servers in this JVM that end with it.
     *
     * @throws dev.fairlead.quickstart.process.StartFailure if a process does not start
     */
    public static Demo start(Home home, Supervisor supervisor, Progress progress) throws Exception {
        home.clean();
        Credentials users = Credentials.generate(USERS.toArray(String[]::new));
        Credentials clients = Credentials.generate(BILLING_CLIENT);
        Credentials customers = Credentials.generate(SHOP_USER);
        Authority internetAuthority = Authority.create("Quickstart Internet authority");
        Authority companyAuthority = Authority.create("Quickstart company authority");

        DemoIssuer issuer = progress.step(
                "OpenID issuer", () -> DemoIssuer.start(internetAuthority.issueForLoopback(), users, clients));
        InternetServices internet = progress.step(
                "services in the Internet",
                () -> InternetServices.start(internetAuthority.issueForLoopback(), customers, issuer.key()));

        Path destinations = home.directory("destinations");
        Path trust = home.directory("trust");
        Path trusted = internetAuthority.writeCertificate(trust.resolve("internet-ca.pem"));
        Path issuerKeys = Files.writeString(trust.resolve("issuer-keys.json"), issuer.allKeys());
        new DestinationFiles(destinations)
                .onPremise("erp", "erp.corp")
                .onPremise("crm", "crm.corp")
                .onPremise("payroll", "payroll.corp")
                .abapSystem("sales", "sales.corp", "42")
                .withoutAuthentication("news", internet.uri(), trusted)
                .withoutAuthentication("untrusted", internet.uri())
                .withPassword("shop", internet.uri(), trusted, SHOP_USER, customers.passwordOf(SHOP_USER))
                .withClient(
                        "billing",
                        internet.uri(),
                        trusted,
                        issuer.tokenEndpoint(),
                        BILLING_CLIENT,
                        clients.passwordOf(BILLING_CLIENT));

        // the slowest starts first; the agent makes its keys meanwhile
        ServerProcess server = ServerProcess.start(supervisor, home, destinations, issuer.name(), issuerKeys);
        AgentProcess agent = progress.step("agent's keys", () -> AgentProcess.init(supervisor, home));
        X509Certificate systemCertificate = agent.systemCertificate();
        OnPremiseSystem onPremise = progress.step(
                "on-premise system",
                () -> OnPremiseSystem.start(companyAuthority.issueForLoopback(), agent.authority(), systemCertificate));
        AbapSystem abapSystem = progress.step(
                "ABAP system (emulated)",
                () -> AbapSystem.start(companyAuthority.issueForLoopback(), agent.authority(), USERS));
        agent.configure(
                onPremise.uri(),
                abapSystem.uri(),
                companyAuthority.writeCertificate(trust.resolve("company-ca.pem")),
                issuer.name(),
                issuer.currentKeys());
        progress.step("Payara Micro with fairlead.rar and quickstart.war", server::awaitReady);
        progress.step("agent enrolled", () -> agent.enroll(server.issueEnrolmentCode()));
        progress.step("agent connected", agent::run);

        return new Demo(
                new SignIn(URI.create(issuer.tokenEndpoint()), users, internetAuthority.clientContext()),
                new Caller(server.api(), issuer, user -> onPremise.certificateOf(otherThan(user))),
                new Catalogue(
                        systemCertificate.getSubjectX500Principal().getName(),
                        AgentProcess::subjectOf,
                        SHOP_USER,
                        BILLING_CLIENT),
                List.of(
                        users.passwordOf(USERS.get(0)),
                        users.passwordOf(USERS.get(1)),
                        clients.passwordOf(BILLING_CLIENT),
                        customers.passwordOf(SHOP_USER)));
    }

    private static String otherThan(String user) {
        return USERS.get(0).equals(user) ? USERS.get(1) : USERS.get(0);
    }

    /** The number of secrets only. */
    @Override
    public String toString() {
        return "Demo[" + secrets.size() + " secrets]";
    }
}
