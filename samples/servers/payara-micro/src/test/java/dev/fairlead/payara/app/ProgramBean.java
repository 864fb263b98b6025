package dev.fairlead.payara.app;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** An enterprise bean that calls functions. */
@Stateless
@PermitAll
public class ProgramBean {
    @Inject
    Programs programs;

    public String run(String way) {
        return programs.run(way);
    }
}
