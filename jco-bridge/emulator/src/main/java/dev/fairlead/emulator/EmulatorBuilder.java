package dev.fairlead.emulator;

import dev.fairlead.emulator.dictionary.Dictionary;
import dev.fairlead.emulator.fault.Faults;
import dev.fairlead.emulator.http.EmulatorServer;
import dev.fairlead.emulator.http.ServerParts;
import dev.fairlead.emulator.module.AbapFunction;
import dev.fairlead.emulator.module.AnnotatedModules;
import dev.fairlead.emulator.module.FunctionRegistry;
import dev.fairlead.emulator.page.StatusPage;
import dev.fairlead.emulator.page.SystemState;
import dev.fairlead.emulator.session.ModuleRunner;
import dev.fairlead.emulator.standard.StandardModules;
import dev.fairlead.emulator.system.Pause;
import dev.fairlead.emulator.system.SystemFacts;
import dev.fairlead.emulator.system.User;
import dev.fairlead.emulator.system.Users;
import dev.fairlead.emulator.table.AbapTables;
import dev.fairlead.emulator.table.TableDescription;
import dev.fairlead.emulator.trfc.TransactionStore;
import dev.fairlead.emulator.trfc.UnitStore;
import dev.fairlead.rfc.mapping.ServedModules;
import dev.fairlead.rfc.metadata.FunctionDescription;
import dev.fairlead.rfc.metadata.RecordType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** Puts an {@link AbapEmulator} together. */
public final class EmulatorBuilder {
    private static final String FIRST_CLIENT = "100";
    private static final int ID_BYTES = 16;

    private String sid = "FLD";
    private String number = "00";
    private String release = "758";
    private String kernelRelease = "793";
    private final Set<String> clients = new LinkedHashSet<>();
    private final List<Consumer<Users>> users = new ArrayList<>();
    private final FunctionRegistry modules = new FunctionRegistry();
    private final Dictionary dictionary = new Dictionary();
    private final AbapTables tables = new AbapTables();
    private boolean standardModules;
    private Clock clock = Clock.systemDefaultZone();
    private Pause pause = Pause.REAL;
    private Random random = new SecureRandom();
    private boolean listens = true;
    private int port;
    private Optional<SSLContext> tls = Optional.empty();
    private boolean trustsHeader;
    private boolean stateful;
    private Function<X509Certificate, Optional<String>> certificateUsers = certificate -> Optional.empty();

    EmulatorBuilder() {}

    /** System id: a letter and two letters or digits. */
    public EmulatorBuilder sid(String threeCharacters) {
        sid = threeCharacters;
        return this;
    }

    /** System number: two digits. */
    public EmulatorBuilder number(String twoDigits) {
        number = twoDigits;
        return this;
    }

    /** Release of the software. */
    public EmulatorBuilder release(String software) {
        release = software;
        return this;
    }

    /** Release of the kernel. */
    public EmulatorBuilder kernelRelease(String kernel) {
        kernelRelease = kernel;
        return this;
    }

    /** Adds a client; the first one is that of requests that name none. Users that follow belong to it. */
    public EmulatorBuilder client(String threeDigits) {
        if (!threeDigits.matches("[0-9]{3}")) {
            throw new IllegalArgumentException("A client has three digits: " + threeDigits);
        }
        clients.remove(threeDigits);
        clients.add(threeDigits);
        return this;
    }

    /** Adds a user who may call everything to the client named last. */
    public EmulatorBuilder user(String name, String password) {
        return user(name, password, UnaryOperator.identity());
    }

    /** Adds a user to the client named last. */
    public EmulatorBuilder user(String name, String password, UnaryOperator<User.Builder> attributes) {
        String client = lastClient();
        users.add(all -> all.add(client, name, password, attributes));
        return this;
    }

    /**
     * Adds users for usual cases to the client named last, all with this password: {@code TESTER} may call everything,
     * {@code NOMETA} not what tells of modules and structures, {@code LIMITED} only what begins with {@code STFC_};
     * {@code LOCKED} cannot log on; {@code CERTUSER} can with a certificate of {@code CN=certuser}.
     */
    public EmulatorBuilder standardUsers(String password) {
        return user("TESTER", password)
                .user("NOMETA", password, user -> user.deny("RFC_GET_*", "DDIF_*", "RFC_FUNCTION_SEARCH"))
                .user("LIMITED", password, user -> user.allow("STFC_*"))
                .user("LOCKED", password, User.Builder::locked)
                .user("CERTUSER", password, user -> user.certificate("CN=certuser"));
    }

    /** Adds a module in Java. It replaces a standard one of the same name. */
    public EmulatorBuilder module(FunctionDescription description, AbapFunction function) {
        modules.add(description, function);
        return this;
    }

    /**
     * Adds a module for each method that is annotated with {@link dev.fairlead.rfc.RfcModule}, in the object's class or in
     * an interface of it: the interface that the application calls through may be implemented here. Parameters and
     * structures are those that the method's Java types stand for ({@link dev.fairlead.rfc.mapping.ServedModules}). A
     * method of a class may have an {@link dev.fairlead.emulator.module.AbapContext} among its parameters; a
     * {@link dev.fairlead.rfc.RfcAbapException} that a method throws is a declared exception.
     *
     * @throws IllegalArgumentException if a method cannot be mapped, or none is annotated; the message says which
     */
    public EmulatorBuilder modules(Object implementation) {
        AnnotatedModules.addTo(modules, implementation);
        return this;
    }

    /** Adds SAP's well-known modules and the emulator's own, with the tables that they read. */
    public EmulatorBuilder standardModules() {
        standardModules = true;
        return this;
    }

    /** Adds a structure that no module's interface mentions, for callers who ask the dictionary. */
    public EmulatorBuilder structure(RecordType type) {
        dictionary.add(type);
        return this;
    }

    /** As {@link #structure(RecordType)}, with the fields of a Java record. */
    public EmulatorBuilder structure(Class<? extends Record> type) {
        return structure(ServedModules.structure(type));
    }

    /** Adds an empty table. */
    public EmulatorBuilder table(TableDescription description) {
        tables.create(description);
        dictionary.add(description.type());
        return this;
    }

    /** The clock; its zone is the system's time zone. */
    public EmulatorBuilder clock(Clock systemClock) {
        clock = systemClock;
        return this;
    }

    /** How modules and faults wait. */
    public EmulatorBuilder pause(Pause waiting) {
        pause = waiting;
        return this;
    }

    /** Where ids of sessions, transactions and units come from: the same seed gives the same ids. */
    public EmulatorBuilder random(Random source) {
        random = source;
        return this;
    }

    /** Port to listen on at 127.0.0.1; a free one if none is named. */
    public EmulatorBuilder port(int fixed) {
        port = fixed;
        return this;
    }

    /** Does not listen at all: the system is called within the process only, and holds nothing but memory. */
    public EmulatorBuilder withoutPort() {
        listens = false;
        return this;
    }

    /** Serves HTTPS. Clients may show certificates that the context trusts. */
    public EmulatorBuilder tls(SSLContext context) {
        tls = Optional.of(context);
        return this;
    }

    /** Believes the header {@code SSL_CLIENT_CERT}, as a system behind a trusted proxy does, whoever sets it. */
    public EmulatorBuilder trustCertificateHeader() {
        trustsHeader = true;
        return this;
    }

    /** Finds the user of a certificate whose subject is that of no user. */
    public EmulatorBuilder certificateUsers(Function<X509Certificate, Optional<String>> mapping) {
        certificateUsers = mapping;
        return this;
    }

    /** Gives callers over SOAP a session by cookie. */
    public EmulatorBuilder statefulSoap(boolean wanted) {
        stateful = wanted;
        return this;
    }

    /**
     * Starts the system. A builder starts one system.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public AbapEmulator start() {
        lastClient();
        SystemFacts facts = new SystemFacts(sid, number, release, kernelRelease, clock);
        Users known = new Users(clients, certificateUsers);
        users.forEach(user -> user.accept(known));
        addStandardModules(facts, known);
        modules.all().forEach(module -> dictionary.add(module.description()));
        ModuleRunner runner = new ModuleRunner(modules, tables, clock, pause);
        Faults faults = new Faults();
        String firstClient = clients.iterator().next();
        SystemState state = new SystemState(known, modules, runner, tables, new TransactionStore(), new UnitStore());
        ServerParts parts = new ServerParts(
                facts,
                firstClient,
                known,
                trustsHeader,
                stateful,
                runner,
                faults,
                this::nextId,
                new StatusPage(facts, state)::html);
        return new AbapEmulator(
                listens ? Optional.of(listen(parts)) : Optional.empty(), state, faults, firstClient, this::nextId);
    }

    private EmulatorServer listen(ServerParts parts) {
        try {
            return EmulatorServer.start(port, tls, parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addStandardModules(SystemFacts facts, Users known) {
        if (standardModules) {
            List<FunctionRegistry.Module> own = List.copyOf(modules.all());
            StandardModules.addTo(modules, dictionary, tables, facts, known);
            own.forEach(module -> modules.add(module.description(), module.function()));
        }
    }

    private String nextId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private String lastClient() {
        if (clients.isEmpty()) {
            client(FIRST_CLIENT);
        }
        return List.copyOf(clients).get(clients.size() - 1);
    }
}
