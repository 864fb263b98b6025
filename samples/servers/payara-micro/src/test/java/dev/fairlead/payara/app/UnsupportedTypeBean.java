package dev.fairlead.payara.app;

import dev.fairlead.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;

/** Asks for a destination as a type that Fairlead does not inject. */
@ApplicationScoped
public class UnsupportedTypeBean {
    @Inject
    @Destination("backend")
    HttpClient client;
}
