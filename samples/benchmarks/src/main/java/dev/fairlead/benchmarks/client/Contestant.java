package dev.fairlead.benchmarks.client;

import java.util.function.Function;

/** Whom a table has a column for. */
public enum Contestant {
    /** Apache HttpClient 5, and what one writes around it by hand. */
    PLAIN(PlainClient::new),
    /** The destination engine. */
    FAIRLEAD(FairleadClient::new),
    /** The connection factory of the resource adapter, with a pool such as a server has. */
    FAIRLEAD_RA(ConnectorClient::new),
    /** SAP Cloud SDK for Java, with destinations of a Destination service. */
    SAP(SapClient::new);

    private final Function<Scenario, Client> factory;

    Contestant(Function<Scenario, Client> factory) {
        this.factory = factory;
    }

    /** A client for a scenario. */
    public Client client(Scenario scenario) {
        return factory.apply(scenario);
    }
}
