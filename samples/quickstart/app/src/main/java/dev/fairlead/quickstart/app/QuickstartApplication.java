package dev.fairlead.quickstart.app;

import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Users sign in with a token of the OpenID issuer that {@code mp.jwt.verify.*} names. */
@ApplicationPath("/api")
@LoginConfig(authMethod = "MP-JWT")
@DeclareRoles(QuickstartApplication.USER)
public class QuickstartApplication extends Application {

    /** The role that every user of the demo has. */
    static final String USER = "user";
}
