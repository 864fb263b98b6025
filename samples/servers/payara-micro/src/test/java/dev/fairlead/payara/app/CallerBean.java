package dev.fairlead.payara.app;

import dev.fairlead.Destinations;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** An enterprise bean that calls {@code erp}. */
@Stateless
@PermitAll
public class CallerBean {
    @Inject
    Destinations destinations;

    public String orders() {
        return destinations.http("erp").get("orders").text();
    }
}
