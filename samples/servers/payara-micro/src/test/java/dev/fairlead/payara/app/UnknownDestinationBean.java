package dev.fairlead.payara.app;

import dev.fairlead.Destination;
import dev.fairlead.http.HttpDestination;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Names a destination that does not exist. */
@ApplicationScoped
public class UnknownDestinationBean {
    @Inject
    @Destination("nowhere")
    HttpDestination nowhere;
}
