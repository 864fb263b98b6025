package dev.fairlead.benchmarks.measure;

import dev.fairlead.benchmarks.client.Client;
import dev.fairlead.benchmarks.client.Contestant;
import dev.fairlead.benchmarks.client.Scenario;
import java.net.URI;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One contestant in one scenario. All threads of a run share it. */
@State(Scope.Benchmark)
public class Contest {
    /** System property with the address of the server, for the measuring JVM. */
    public static final String SERVER = "benchmarks.server";

    @Param({"PLAIN", "FAIRLEAD", "FAIRLEAD_RA", "SAP"})
    public Contestant contestant;

    @Param({"INTERNET", "PROXY"})
    public Scenario.Route route;

    @Param({"false", "true"})
    public boolean user;

    @Param({"10", "10000"})
    public int destinations;

    private Client client;

    /** Every destination is found, and the first called, before anything is measured. */
    @Setup(Level.Trial)
    public void open() {
        Scenario scenario = new Scenario(URI.create(System.getProperty(SERVER)), destinations, route, user);
        client = contestant.client(scenario);
        for (int destination = 0; destination < destinations; destination++) {
            client.ready(destination);
        }
        client.get(0);
    }

    Client client() {
        return client;
    }

    @TearDown(Level.Trial)
    public void close() {
        client.close();
    }
}
