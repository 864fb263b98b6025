package dev.fairlead.agent.kerberos;

import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFException;
import dev.fairlead.agent.fixture.LocalPorts;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * MIT Kerberos as Debian has it (packages krb5-kdc and krb5-kdc-ldap), with a realm of its own. Its data is in a
 * directory in memory, since only with one does it know to whom an account may delegate.
 */
final class TestKdc implements AutoCloseable {
    static final String REALM = "TEST.EXAMPLE";

    private static final List<String> PROGRAMS =
            List.of("/usr/sbin/krb5kdc", "/usr/sbin/kadmin.local", "/usr/sbin/kdb5_ldap_util");
    private static final String BASE = "dc=example";
    private static final String ADMINISTRATOR = "cn=admin,dc=example";
    private static final String PASSWORD = "kdc-s3cret";
    private static final long COMMAND_SECONDS = 60;

    private final Path directory;
    private final InMemoryDirectoryServer data;
    private final int port;
    private final Process process;

    TestKdc(Path directory) throws Exception {
        this.directory = directory;
        this.data = directory();
        this.port = LocalPorts.free();
        configure();
        run(
                "/usr/sbin/kdb5_ldap_util",
                "-D",
                ADMINISTRATOR,
                "-w",
                PASSWORD,
                "-H",
                "ldap://127.0.0.1:" + data.getListenPort(),
                "create",
                "-subtrees",
                BASE,
                "-r",
                REALM,
                "-s",
                "-P",
                PASSWORD);
        this.process = start("/usr/sbin/krb5kdc", "-n", "-P", file("kdc.pid"));
        await().until(() -> LocalPorts.listens(port));
    }

    /** Whether this machine has the programs. */
    static boolean isInstalled() {
        return PROGRAMS.stream().allMatch(program -> new File(program).canExecute())
                && Stream.of("/usr/lib", "/usr/lib64", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu")
                        .anyMatch(lib -> new File(lib + "/krb5/plugins/kdb/kldap.so").exists());
    }

    /** For the property {@code java.security.krb5.conf}. */
    String configuration() {
        return file("krb5.conf");
    }

    /** Adds an account with a random key. */
    void add(String name) throws Exception {
        administer("addprinc -randkey " + name);
    }

    /** The keys of an account. */
    Path keytab(String name) throws Exception {
        Path keytab = directory.resolve(name.replace('/', '_') + ".keytab");
        administer("ktadd -k " + keytab + " " + name);
        return keytab;
    }

    /** Lets an account get tickets in the name of everybody, and by them tickets for the services. */
    void allow(String account, String... services) throws Exception {
        administer("modprinc +ok_to_auth_as_delegate " + account);
        String entry = data.searchForEntry(BASE, SearchScope.SUB, "(krbPrincipalName=" + account + "@" + REALM + ")")
                .getDN();
        data.modify(
                entry,
                new Modification(
                        ModificationType.ADD,
                        "krbAllowedToDelegateTo",
                        Arrays.stream(services)
                                .map(service -> service + "@" + REALM)
                                .toArray(String[]::new)));
    }

    @Override
    public void close() {
        process.destroy();
        data.shutDown(true);
    }

    private static InMemoryDirectoryServer directory() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
        config.setSchema(null);
        config.addAdditionalBindCredentials(ADMINISTRATOR, PASSWORD);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), 0, null));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add("dn: " + BASE, "objectClass: top", "objectClass: domain", "dc: example");
        server.startListening();
        return server;
    }

    private void configure() throws IOException {
        Files.writeString(directory.resolve("krb5.conf"), """
                [libdefaults]
                 default_realm = %1$s
                 dns_lookup_kdc = false
                 dns_lookup_realm = false
                 rdns = false
                 forwardable = true
                 udp_preference_limit = 1
                [realms]
                 %1$s = {
                  kdc = 127.0.0.1:%2$d
                 }
                """.formatted(REALM, port));
        Files.writeString(directory.resolve("kdc.conf"), """
                [kdcdefaults]
                 kdc_listen = 127.0.0.1:%2$d
                 kdc_tcp_listen = 127.0.0.1:%2$d
                [realms]
                 %1$s = {
                  database_module = memory
                  key_stash_file = %3$s
                  supported_enctypes = aes256-cts:normal
                  master_key_type = aes256-cts
                 }
                [dbmodules]
                 memory = {
                  db_library = kldap
                  ldap_kerberos_container_dn = cn=krb,%4$s
                  ldap_kdc_dn = %5$s
                  ldap_kadmind_dn = %5$s
                  ldap_service_password_file = %6$s
                  ldap_servers = ldap://127.0.0.1:%7$d
                  disable_last_success = true
                  disable_lockout = true
                 }
                [logging]
                 kdc = FILE:%8$s
                """.formatted(
                        REALM,
                        port,
                        file("stash"),
                        BASE,
                        ADMINISTRATOR,
                        file("service.keyfile"),
                        data.getListenPort(),
                        file("kdc.log")));
        Files.writeString(
                directory.resolve("service.keyfile"),
                ADMINISTRATOR + "#{HEX}" + HexFormat.of().formatHex(PASSWORD.getBytes(StandardCharsets.US_ASCII))
                        + "\n");
    }

    private void administer(String command) throws Exception {
        run("/usr/sbin/kadmin.local", "-q", command);
    }

    private void run(String... command) throws Exception {
        Process started = start(command);
        if (!started.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS) || started.exitValue() != 0) {
            started.destroy();
            throw new IOException(command[0] + " failed: " + Files.readString(directory.resolve("output")));
        }
    }

    private Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("output").toFile()));
        builder.environment().put("KRB5_CONFIG", file("krb5.conf"));
        builder.environment().put("KRB5_KDC_PROFILE", file("kdc.conf"));
        return builder.start();
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }
}
